#pragma once

#include "peil/analysis/run/statistics/statistics.h"

namespace peil::analysis {

/// Chance of the units of a frame to be drawn in proportion to size: pi of rows, sum, n_certain.
extern const Statistic inclusion_statistic;

/// A systematic sample in proportion to size: n, sums and expanded totals of its units, and the
/// units themselves.
extern const Statistic systematic_statistic;

}  // namespace peil::analysis
