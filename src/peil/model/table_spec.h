#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
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

/// A row as it is asked for: an item, of everybody or within every level of a variable.
struct TableItem {
  TableItem(std::string of, std::string in = {}) : item(std::move(of)), within(std::move(in)) {}
  TableItem(const char* of) : item(of) {}
  friend bool operator==(const TableItem&, const TableItem&) = default;

  std::string item;
  std::string within;  ///< the variable; empty: everybody
};

/// By what the rows are put in order; what has no such size, or may not show it, comes last.
enum class TableSort : std::uint8_t {
  Asked,       ///< as asked
  Difference,  ///< the largest difference of a column from everybody else
  Total,       ///< the largest difference of a column from the total
  Change,      ///< the largest change since the wave beside it
};

/// A variable of columns: the wave that the table is about, and the wave beside it.
inline constexpr const char* by_wave = "waves";

/// A table as somebody asks for it: items by columns of people. Read and checked against its study
/// by study/table_spec_file.h; docs/formats/table.md.
struct TableSpec {
  std::string file;
  std::string title;
  std::string wave;
  std::string before{};                ///< wave that stands beside it; empty: none
  std::vector<TableItem> items{};      ///< rows
  std::vector<TableStatistic> show{};  ///< of each item; empty: means, of choices their shares
  std::vector<TableNet> nets{};
  /// Blocks of columns, each by one variable or by several crossed: a question with choices or a
  /// scale, "customer_group", "reporting_group", "language", a design variable; last of them, or
  /// alone, `by_wave`.
  std::vector<std::vector<std::string>> columns{};
  bool total = false;                ///< a first column with everybody
  std::optional<Expression> only{};  ///< the people whom the table is about; nothing: everybody
  std::string only_text{};           ///< as written
  double level = 0.05;               ///< of letters and verdicts, over their family
  TableSort sort = TableSort::Asked;
  bool letters = true;  ///< columns of a block are compared two by two
};

}  // namespace peil
