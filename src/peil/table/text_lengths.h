#pragma once

#include <cstddef>

#include "peil/table/cells.h"

namespace peil::table {

/// How long the texts of a column are.
struct TextLengths {
  std::size_t rows = 0;                   ///< that hold a text
  std::size_t bytes = 0, characters = 0;  ///< of the longest text, as bytes and as code points
};

/// Cost      O(rows), each text counted once. Contract: a column that has codes.
TextLengths text_lengths(const Cells& cells);

}  // namespace peil::table
