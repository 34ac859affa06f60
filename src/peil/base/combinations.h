#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace peil {

/// Numbers the rows of a table by the combination of values that they hold in some columns: rows
/// alike in every column get the same number. Numbers run from 0 without gaps and follow the order
/// of the values, first column first, so they do not depend on the order of the rows.
///
/// Cost  O(rows) a column when the combinations are few, else O(rows log rows).
class Combinations {
 public:
  explicit Combinations(std::size_t rows) : number_(rows, 0), count_(rows == 0 ? 0 : 1) {}

  void refine(std::span<const std::uint32_t> column);
  /// By value; contract: no NaN.
  void refine(std::span<const double> column);

  const std::vector<std::uint32_t>& number() const { return number_; }  ///< one per row
  std::size_t count() const { return count_; }
  /// A row of each combination, by its number.
  std::vector<std::uint32_t> sample_rows() const;

 private:
  std::vector<std::uint32_t> number_;
  std::size_t count_;
};

}  // namespace peil
