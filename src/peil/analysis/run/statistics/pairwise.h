#pragma once

#include "peil/analysis/run/statistics/statistics.h"

namespace peil::analysis {

/// Every pair of levels of a column compared, on the share of one category or on means, in one
/// sample: estimate, se, df, t, p, and p adjusted for the number of pairs. The family is all pairs
/// of one variable.
extern const Statistic pairwise_statistic;

}  // namespace peil::analysis
