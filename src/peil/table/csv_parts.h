#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "peil/base/bytes.h"
#include "peil/table/csv_columns.h"

namespace peil::table {

constexpr std::size_t most_kinds = 20;  ///< of bad rows; those of any other are only counted

/// Rows that are wrong in one way.
struct BadRows {
  std::string message;
  std::size_t rows = 0;
  std::vector<std::size_t> first;  ///< lines, in the part, from 0
};

// The rows that begin between two places of the file, and the columns read from them.
struct Part {
  std::size_t from = 0, to = 0;
  std::size_t end = 0;    ///< where the last row ended: past `to` when that row goes on there
  std::size_t lines = 0;  ///< line ends read
  std::size_t read = 0;   ///< rows found
  std::vector<ColumnPart> columns;
  std::vector<BadRows> bad;
  std::size_t other_bad = 0;  ///< rows of further kinds
  bool cut_short = false;     ///< the file ends inside quotes
  bool utf8 = true;           ///< else reading stopped
  bool too_large = false;     ///< reading stopped at a row that is larger than csv_limits allow
};

/// Cuts the bytes from a row's begin on into at most `threads` parts at line ends; small files stay
/// whole. A part that begins inside quotes shows when the part before it ends elsewhere.
std::vector<Part> cut(const Bytes& bytes, std::size_t from, int threads);

/// Fetches the bytes of a part piece by piece and reads the fields into its columns, which are
/// there and empty; notes its bad rows.
void read_part(Part& part, const Bytes& bytes, char separator);

}  // namespace peil::table
