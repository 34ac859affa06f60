#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "peil/model/expression.h"

namespace peil {

/// What a table shows of an item.
enum class TableStatistic : std::uint8_t {
  Mean,    ///< of a mark, a scale, an amount
  Shares,  ///< of each answer
  Low,     ///< share at the low end of the scale (Scale::low_to)
  High,    ///< at the high end
  Score,   ///< recommend score
  Net,     ///< share of some answers together, named by the table
};

/// Answers to an item that a table counts together.
struct TableNet {
  std::string item, label;
  std::vector<std::string> answers;  ///< names of choices, or points of a scale
};

/// A table as somebody asks for it: items by columns of people. Read and checked against its study
/// by study/table_spec_file.h; docs/formats/table.md.
struct TableSpec {
  std::string file;
  std::string title;
  std::string wave;
  std::string before{};                ///< wave that stands beside it; empty: none
  std::vector<std::string> items{};    ///< rows
  std::vector<TableStatistic> show{};  ///< of each item; empty: means, of choices their shares
  std::vector<TableNet> nets{};
  /// Blocks of columns, each by one variable or by several crossed: a question with choices or a
  /// scale, "customer_group", "reporting_group", "language", a design variable.
  std::vector<std::vector<std::string>> columns{};
  bool total = false;                ///< a first column with everybody
  std::optional<Expression> only{};  ///< the people whom the table is about; nothing: everybody
  std::string only_text{};           ///< as written
  double level = 0.05;               ///< of letters and verdicts, over their family
  bool largest_first = false;        ///< rows by the size of their differences
};

}  // namespace peil
