#pragma once

#include "peil/analysis/run/statistics/statistics.h"

namespace peil::analysis {

/// Quantiles by any domain, one level per probability (`p0.5`): estimate, ci_low, ci_high, n. A
/// domain in which nobody answered is refused.
extern const Statistic quantile_statistic;

}  // namespace peil::analysis
