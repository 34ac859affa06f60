#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "peil/drivers/variable.h"

namespace peil::drivers {

/// Weighted means of some variables and the sums of products about them: all that linear models
/// need to know of the rows.
struct Moments {
  std::size_t variables = 0;
  std::size_t rows = 0;  ///< complete in all variables, with weight above 0
  double weight = 0.0;   ///< sum over those rows
  std::vector<double> mean;
  std::vector<std::uint8_t> varies;  ///< per variable: it has more than one value
  /// Sum of w (x - mean)(y - mean), variables x variables; 0 exactly for one that never varies.
  std::vector<double> product;

  double at(std::size_t i, std::size_t j) const { return product[i * variables + j]; }
};

/// Shapes  one weight per row (0 leaves the row out); rows blank in a variable are left out.
/// Cost    O(rows * variables^2), one pass over the columns and one over the complete rows. The
///         sums are taken about a value near the mean and corrected for the distance (two-pass
///         algorithm), and add up without rounding: the order of the rows does not show.
/// Source  Chan, Golub & LeVeque (1983), American Statistician 37(3), 242-247.
Moments moments(std::span<const Variable> variables, std::span<const double> weight);
/// The same over rows that are known to be complete.
Moments moments(std::span<const Variable> variables, std::span<const double> weight,
                std::span<const std::uint32_t> rows);

/// Correlations, variables x variables. Nothing when a variable does not vary, or when values are
/// so large or small (beyond about 1e150, below 1e-150) that their squares are no numbers.
std::optional<std::vector<double>> correlations(const Moments& moments);

/// The variables that do not vary, by place.
std::vector<std::size_t> constant(const Moments& moments);

/// What a variable has left that those before it do not explain, as a share of its variance, below
/// which it is taken to depend on them: well above the rounding of a correlation, far below any
/// spread that answers can have.
inline constexpr double least_own_variance = 1e-10;

/// Variables (by place) that depend on those before them, given correlations.
std::vector<std::size_t> dependent(std::span<const double> correlation, std::size_t variables);

}  // namespace peil::drivers
