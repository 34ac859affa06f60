#pragma once

#include "peil/analysis/run/statistics/statistics.h"

namespace peil::analysis {

/// Means and totals by any domain: estimate, se, df, ci_low, ci_high, n; means with `deff` (or
/// `deff_replace`: against a simple random sample with replacement) too.
extern const Statistic mean_statistic;
extern const Statistic total_statistic;

/// Standard deviations in the population by any domain: estimate, variance, n; no error.
extern const Statistic spread_statistic;

}  // namespace peil::analysis
