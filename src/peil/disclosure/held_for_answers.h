#pragma once

#include <vector>

#include "peil/disclosure/told_figures.h"

namespace peil::disclosure {

/// Holds figures for what the answers to them are: all the same, or most of an amount one person's.
/// Those that are held already stay as they are.
///
/// Cost      items on as many threads as asked for; the result is the same for any number
/// Contract  `sets` are those of the figures
void hold_for_answers(std::vector<ToldFigure>& figures, const analysis::AnalysisPlan& plan,
                      const Rules& rules, RowSetsOfData& sets, int threads);

}  // namespace peil::disclosure
