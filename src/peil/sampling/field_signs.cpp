#include "peil/sampling/field_signs.h"

#include <array>
#include <cstdio>

#include "peil/base/text.h"

namespace peil::sampling {

std::optional<std::string> control_sign(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0;
    const auto third = i + 2 < text.size() ? static_cast<unsigned char>(text[i + 2]) : 0;
    unsigned point = 0;
    if (c < 0x20 || c == 0x7F) {
      point = c;
    } else if (c == 0xC2 && next < 0xA0) {
      point = next;  // C1 controls, U+0085 (next line) among them
    } else if (c == 0xE2 && next == 0x80 && (third == 0xA8 || third == 0xA9)) {
      point = 0x2028u + (third - 0xA8u);  // line and paragraph separator
    } else {
      continue;
    }
    std::array<char, 8> name{};
    std::snprintf(name.data(), name.size(), "U+%04X", point);
    return std::string(name.data());
  }
  return {};
}

bool is_lines(std::string_view text) {
  if (text.find('\n') == std::string_view::npos || text.find('@') != std::string_view::npos)
    return false;
  for (const std::string_view line : split(text, '\n')) {
    const std::string_view plain = line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
    if (plain.find(':') != std::string_view::npos || control_sign(plain)) return false;
  }
  return true;
}

bool blanks_around(std::string_view text) { return trim(text).size() != text.size(); }

}  // namespace peil::sampling
