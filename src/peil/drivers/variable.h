#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "peil/model/dataset.h"
#include "peil/model/table.h"

namespace peil::drivers {

/// One variable of a model, to look at: few different values as one byte a row with the number
/// that each code stands for, or a number a row. The column it looks at must outlive it.
struct Variable {
  std::string name;
  std::span<const std::uint8_t> code;   ///< 0 = blank; empty: `value` holds the numbers
  std::vector<double> number;           ///< of code 1, 2, ...
  std::span<const double> value;        ///< one per row
  std::span<const std::uint8_t> blank;  ///< one per row, not 0 = blank; empty: none is

  bool coded() const { return !code.empty() || value.empty(); }
  std::size_t rows() const { return coded() ? code.size() : value.size(); }
  bool absent(std::size_t row) const {
    return coded() ? code[row] == 0 : !blank.empty() && blank[row] != 0;
  }
  double at(std::size_t row) const { return coded() ? number[code[row] - 1u] : value[row]; }
};

/// Contract  the column is numeric.
Variable variable(const Column& column);
Variable variable(const Item& item);

/// Rows that count in a model: all variables answered and weight above 0 (listwise), ascending.
/// Contract  one element per row everywhere.
std::vector<std::uint32_t> complete_rows(std::span<const Variable> variables,
                                         std::span<const double> weight);

}  // namespace peil::drivers
