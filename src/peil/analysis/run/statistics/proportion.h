#pragma once

#include "peil/analysis/run/statistics/statistics.h"

namespace peil::analysis {

/// The share of every level of a column, by any domain (column percentages): estimate, se, df, n,
/// and ci_low_wald, ci_high_wald, ... of the intervals asked for. `no_spread` = 1 marks a share of
/// 0 or 1, whose interval is another (docs/methods/share.md).
extern const Statistic proportion_statistic;

}  // namespace peil::analysis
