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

/// Cells of the sheet that a chart stands on, from 0, the last ones among them.
struct SheetRange {
  std::size_t first_row = 0, first_column = 0, last_row = 0, last_column = 0;
};

struct SheetSeries {
  enum class Look : std::uint8_t {
    Marks,     ///< joined by a line
    Dots,      ///< not joined
    Bound,     ///< not drawn: an end of the intervals, which lines join in each place
    Rule,      ///< a line without marks
    Reference  ///< the same, dashed
  };
  std::string name;
  SheetRange places, values;
  Look look = Look::Marks;
  std::vector<std::string> labels{};  ///< beside its marks, one each; none when empty
};

/// A chart of a spreadsheet's own, made of its cells.
struct SheetChart {
  bool plane = false;  ///< both axes are numbers; else places along one, in their order
  std::string title, description;
  std::vector<SheetSeries> series;
  double low = 0.0, high = 1.0;                ///< ends of the axis upwards
  double across_low = 0.0, across_high = 1.0;  ///< of a plane
  std::string across_name{}, up_name{};
  std::size_t row = 0, column = 0;  ///< where its corner lies
};

struct Sheet {
  std::string name;  ///< at most 31 signs, none of []:*?/\ .
  std::vector<std::vector<SheetCell>> rows;
  std::size_t frozen_rows = 0, frozen_columns = 0;  ///< stay in sight
  std::vector<double> widths{};                     ///< of columns, in signs
  std::vector<SheetChart> charts{};
};

/// A spreadsheet: numbers as they are, without formulas, hidden sheets or stored copies.
struct Workbook {
  std::string title;
  bool right_to_left = false;
  std::vector<Sheet> sheets;
};

}  // namespace peil
