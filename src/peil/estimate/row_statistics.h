#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "peil/estimate/replicates.h"

namespace peil::estimate {

/// Rows of a sample that a statistic is about, with their answers: one element each everywhere.
struct Rows {
  std::vector<std::size_t> row;  ///< place in the sample, and in any column of weights
  std::vector<double> y;
  std::vector<double> x;  ///< what a ratio divides by; 1 for a mean
};

double weighted_sum(std::span<const double> weight, const Rows& rows,
                    std::span<const double> value);

/// Statistics as functions of the weights of the whole sample, for replicates. The rows must
/// outlive them. Nothing where the weights leave nothing to divide by.
OfWeights ratio_of(const Rows& rows);  ///< sum w y / sum w x
OfWeights total_of(const Rows& rows);
/// Smallest answer with at least half of the weight at or below it. Puts the rows in that order.
OfWeights median_of(Rows& rows);

}  // namespace peil::estimate
