#pragma once

#include <map>

#include "peil/app/weighed_wave.h"
#include "peil/model/figure.h"

namespace peil::app {

/// Every figure of a wave less the same one of an earlier wave of its panel, with the error that
/// the people in both samples give them (overlapping samples, as an analysis plan asks it). Empty
/// when nobody is in both, or when clusters were drawn: those are not followed from wave to wave.
///
/// Contract  both waves are of one panel, and their weights meet their margins.
/// Source    docs/methods/change.md
std::map<FigureName, Estimate> panel_changes(const WeighedWave& before, const WeighedWave& after);

}  // namespace peil::app
