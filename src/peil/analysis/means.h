#pragma once

#include "peil/analysis/statistics.h"

namespace peil::analysis {

/// Means and totals by any domain: estimate, se, df, ci_low, ci_high, n; means with `deff` too.
extern const Statistic mean_statistic;
extern const Statistic total_statistic;

}  // namespace peil::analysis
