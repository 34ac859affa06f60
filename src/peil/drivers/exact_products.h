#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "peil/drivers/variable.h"

namespace peil::drivers {

/// A variable of which the values are taken about a centre.
struct Centred {
  const Variable* variable = nullptr;
  double centre = 0.0;
  double reach = 0.0;  ///< largest |value - centre| in the rows; 0: it does not vary
};

/// Sums over rows of w a b, with a and b each a variable about its centre, or 1 everywhere.
struct Products {
  std::size_t width = 0;    ///< variables + 1
  std::vector<double> sum;  ///< width x width, the ones first

  double at(std::size_t i, std::size_t j) const { return sum[i * width + j]; }
};

/// Values are cut into parts of so few bits that the products of parts add up without rounding,
/// 256 rows at a time in a matrix product and those in a compensated sum. So no order of the rows
/// shows, not in the last bit either. Few short values (marks) need one part, the weights two.
///
/// Shapes    weight: one per row of the sample; rows: those that count.
/// Cost      O(rows * variables^2): for marks twice the matrix product of plain numbers, for other
///           values six times.
/// Contract  weights of `rows` above 0, no variable blank there.
/// Source    Ozaki, Ogita, Oishi & Rump (2012), Numerical Algorithms 59(1), 95-118.
Products exact_products(std::span<const Centred> columns, std::span<const double> weight,
                        std::span<const std::uint32_t> rows);

}  // namespace peil::drivers
