#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace peil::drivers {

/// How much each driver explains of an outcome, as parts of R-squared.
struct Importance {
  std::vector<double> share;  ///< per driver; they add up to r_squared
  std::vector<double> alone;  ///< R-squared of the driver by itself
  std::vector<double> last;   ///< what it adds to all the others
  double r_squared = 0.0;
};

/// Most drivers that lmg takes: 2^20 models, all of them fitted.
inline constexpr std::size_t most_drivers = 20;

/// LMG (Lindeman, Merenda & Gold; the Shapley value of R-squared): the increase in R-squared that
/// a driver brings, averaged over all orders in which the drivers can enter. Exact: every one of
/// the 2^p models is fitted. A driver that those before it determine adds nothing.
///
/// Shapes    correlation: (p + 1) x (p + 1), the outcome first, then the p drivers.
/// Cost      O(2^p * p) time, 16 * 2^p bytes. Pure and deterministic.
/// Contract  1 <= p <= most_drivers.
/// Source    Lindeman, Merenda & Gold (1980), Introduction to Bivariate and Multivariate Analysis,
///           119 ff.; Gromping (2006), J. Statistical Software 17(1).
Importance lmg(std::span<const double> correlation);

/// Below this gap two shares are equal but for rounding.
inline constexpr double same_share = 1e-12;

/// A share as a percentage of what all drivers explain; nothing where that is 0 but for rounding.
std::optional<double> percent_of(double share, double r_squared);

/// Places by size, the largest first: 1, 2, ...; shares that differ by less than `tie` share the
/// mean of their places.
std::vector<double> ranks_from_largest(std::span<const double> shares, double tie);

}  // namespace peil::drivers
