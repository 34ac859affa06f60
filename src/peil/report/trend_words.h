#pragma once

#include <vector>

#include "peil/findings/wave_trend.h"
#include "peil/model/document.h"
#include "peil/report/pen.h"

namespace peil::report {

/// What the mark of a group did over three waves or more: "Students: over 5 waves (2009 to 2017)
/// the mark rose by 0.12 a year on average. That is more than chance (between +0.05 and +0.19)."
/// Or that no rise or fall is shown, or that the way was no straight line. With what was printed,
/// what was left out, and that people who took part more than once were reckoned with.
Words trend_sentence(Pen& pen, const findings::WaveTrend& trend);

/// The same of every group that has a line, below a heading, reporting groups before customer
/// groups; nothing where none has.
std::vector<Block> trend_lines(Pen& pen);

}  // namespace peil::report
