#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace peil::estimate {

/// Weighted least-squares fit on the dummies of all margins, and on the numbers whose totals are
/// known, which takes from a linearised variable what they explain of it. The dummies of several
/// margins always depend on each other; the fitted values do not, so any generalised inverse will
/// do (the rank is revealed by a complete orthogonal decomposition).
class MarginFit {
 public:
  /// level: per margin, per cell; levels: how many each margin has; base: the weight before
  /// fitting of all rows in each cell, above 0; numbers: per number, its value in each cell.
  MarginFit(std::vector<std::vector<std::uint32_t>> level, std::vector<std::size_t> levels,
            std::span<const double> base, std::vector<std::vector<double>> numbers = {});

  std::size_t cells() const { return cells_; }
  /// Columns of the fit: the levels of all margins one after another, then the numbers.
  std::size_t columns() const { return columns_; }
  /// From the base-weighted sum of a variable by column to the coefficient of each column.
  std::vector<double> coefficients(std::span<const double> by_column) const;
  /// From the base-weighted sum of a variable in each cell to its fitted value in each cell.
  std::vector<double> fitted(std::span<const double> weighted_sums) const;

 private:
  std::vector<double> by_column(std::span<const double> cell_values) const;

  std::vector<std::vector<std::uint32_t>> level_;  ///< place of the dummy's column, per margin
  std::vector<std::vector<double>> numbers_;       ///< their columns come after the dummies
  std::size_t cells_ = 0;
  std::size_t columns_ = 0;
  std::vector<double> inverse_;  ///< generalised inverse of X'DX, columns_ x columns_
};

}  // namespace peil::estimate
