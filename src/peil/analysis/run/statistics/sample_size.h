#pragma once

#include "peil/analysis/run/statistics/statistics.h"

namespace peil::analysis {

/// Interviews that a mean or a share takes to be known within a margin (n_mean, n_prop), by the
/// size of the population.
extern const Statistic sample_size_statistic;

/// Of power, number of interviews and difference, the one that the plan leaves open: for a test
/// against a fixed value, or of a change between two independent waves.
extern const Statistic power_statistic;

}  // namespace peil::analysis
