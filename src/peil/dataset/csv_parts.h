#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "peil/dataset/csv_columns.h"

namespace peil::dataset {

constexpr std::size_t most_told = 20;  ///< bad rows that are told one by one

struct BadRow {
  std::size_t row;   ///< in its part
  std::size_t line;  ///< in its part, from 0
  std::string message;
};

// A run of whole rows: its bytes, how many rows and lines it has, and the columns read from it.
struct Part {
  std::string_view bytes;
  std::size_t rows = 0;  ///< lines with something on them: no fewer than there are rows
  std::size_t lines = 0;
  std::size_t read = 0;  ///< rows found
  std::vector<ColumnPart> columns;
  std::vector<BadRow> bad;
  std::size_t bad_rows = 0;
  bool cut_short = false;
};

/// Cuts the rows into at most `threads` parts that begin and end at a row's end; small files stay
/// whole. A place is inside quotes when an odd number of quotes lies before it.
std::vector<Part> cut(std::string_view bytes, int threads);

/// Reads the fields of a part into its columns, which are there and empty, and notes its bad rows.
void read_part(Part& part, char separator, bool blank_is_missing);

}  // namespace peil::dataset
