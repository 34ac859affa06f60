#pragma once

#include "peil/analysis/run/statistics/statistics.h"

namespace peil::analysis {

/// Means, totals, medians and ratios of one design in one analysis, for everybody and by a domain,
/// with the error of the design: linearised, with residuals after calibration, or from replicate
/// weights. Also what the weights are like. docs/formats/analysis-plan.md
extern const Statistic estimates_statistic;

}  // namespace peil::analysis
