#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace peil {

/// How a cell of a sheet looks, and how many decimals its number shows; the number itself is whole.
enum class SheetFormat : std::uint8_t {
  Text,
  Heading,
  Note,
  Count,    ///< 1,729
  Percent,  ///< 0.123 as 12%
  Points,   ///< a difference of shares: 0.031 as +3.1%
  Decimals0,
  Decimals1,
  Decimals2,
  Signed1,  ///< +0.3
  Signed2,  ///< +0.25
};

/// A cell: a number or a text, or nothing.
struct SheetCell {
  std::string text{};
  std::optional<double> number{};
  SheetFormat format = SheetFormat::Text;
  std::size_t across = 1;  ///< columns that it takes
  bool marked = false;     ///< a number with a * behind it
};

struct Sheet {
  std::string name;  ///< at most 31 signs, none of []:*?/\ .
  std::vector<std::vector<SheetCell>> rows;
  std::size_t frozen_rows = 0, frozen_columns = 0;  ///< stay in sight
  std::vector<double> widths{};                     ///< of columns, in signs
};

/// A spreadsheet: numbers as they are, without formulas, hidden sheets or stored copies.
struct Workbook {
  std::string title;
  bool right_to_left = false;
  std::vector<Sheet> sheets;
};

}  // namespace peil
