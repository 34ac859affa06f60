#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "peil/base/result.h"

namespace peil {

/// A column of few different values (at most 255): one byte a row, 0 = blank. Whole numbers such as
/// marks and codes, and short category lists, end up here.
struct ByteColumn {
  std::vector<std::uint8_t> code;
  std::vector<std::string> text;  ///< of code 1, 2, ...: as written in the file
  std::vector<double> number;     ///< the same as numbers; meaningful when `numeric`
};

/// A column of many different texts: place in `text` + 1, 0 = blank.
struct TextColumn {
  std::vector<std::uint32_t> code;
  std::vector<std::string> text;
};

/// A column of numbers; `blank` has one element per row (1 = blank) or none when no row is blank.
struct RealColumn {
  std::vector<double> value;
  std::vector<std::uint8_t> blank;
};

struct Column {
  std::string name;
  bool numeric = false;  ///< every value that is not blank is a finite number
  std::variant<ByteColumn, TextColumn, RealColumn> data;
  std::string label{};                          ///< SPSS variable label
  std::map<std::string, std::string> labels{};  ///< SPSS value labels, by value as text
  /// SPSS: values and ranges declared missing, of a column of numbers and of one of texts.
  std::vector<std::pair<double, double>> user_missing{};
  std::vector<std::string> user_missing_texts{};
  std::vector<std::uint32_t>
      user_missing_rows{};  ///< rows that are blank for that reason, ascending
  bool day = false;         ///< SPSS date: days since 1970-01-01
  /// SPSS: cells whose bytes are no text in the file's encoding or no finite number, the first
  /// twenty. They are blank here; whoever uses the column has to refuse instead.
  std::vector<Problem> unreadable{};
};

/// A data file in memory, any column by name.
struct Table {
  std::size_t rows = 0;
  std::vector<Column> columns;
  std::vector<std::string> notes{};  ///< what the reader passed over, one sentence each
  std::string weighted_by{};         ///< SPSS: the variable whose weights are switched on

  const Column* column(std::string_view name) const {
    for (const Column& c : columns) {
      if (c.name == name) return &c;
    }
    return nullptr;
  }
};

}  // namespace peil
