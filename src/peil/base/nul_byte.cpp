#include "peil/base/nul_byte.h"

#include <algorithm>

namespace peil {

bool has_nul(std::span<const std::string> texts) {
  return std::ranges::any_of(
      texts, [](const std::string& text) { return text.find('\0') != std::string::npos; });
}

std::size_t line_of_nul(const Bytes& bytes) {
  constexpr std::size_t at_a_time = 65536;
  std::string piece;
  std::size_t line = 1;
  char before = ' ';
  for (std::size_t from = 0; from < bytes.size; from += piece.size()) {
    piece.resize(at_a_time);
    piece.resize(bytes.fetch(from, piece));
    if (piece.empty()) return 0;
    for (const char c : piece) {
      if (c == '\0') return line;
      if (c == '\r' || (c == '\n' && before != '\r')) ++line;
      before = c;
    }
  }
  return 0;
}

}  // namespace peil
