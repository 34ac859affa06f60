#include "peil/table/text_lengths.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "peil/base/contract.h"
#include "peil/base/text.h"

namespace peil::table {

TextLengths text_lengths(const Cells& cells) {
  expects(cells.coded(), "text_lengths: a column of categories");
  const std::span<const std::string> texts = cells.texts();
  TextLengths result;
  std::vector<std::uint8_t> seen(texts.size(), 0);
  for (std::size_t row = 0; row < cells.rows(); ++row) {
    if (cells.blank(row)) continue;
    ++result.rows;
    const std::size_t at = cells.code(row) - 1u;
    if (seen[at] != 0) continue;
    seen[at] = 1;
    result.bytes = std::max(result.bytes, texts[at].size());
    result.characters = std::max(result.characters, code_points(texts[at]));
  }
  return result;
}

}  // namespace peil::table
