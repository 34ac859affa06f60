#pragma once

#include <optional>
#include <span>
#include <vector>

namespace peil::drivers {

struct RelativeWeights {
  std::vector<double> epsilon;  ///< per driver
  double r_squared = 0.0;       ///< their sum
};

/// Relative weights (Johnson's epsilon): R-squared divided over the drivers by way of the
/// orthogonal variables nearest to them. They add up to R-squared; cheaper than LMG and usually
/// near it.
///
/// Shapes   correlation: (p + 1) x (p + 1), the outcome first, then the p drivers.
/// Outcome  nothing when a driver depends on the others: the nearest orthogonal variables are then
///          not determined.
/// Source   Johnson (2000), Multivariate Behavioral Research 35(1), 1-19.
std::optional<RelativeWeights> relative_weights(std::span<const double> correlation);

}  // namespace peil::drivers
