#include "peil/findings/front_matter.h"

#include <algorithm>

#include "peil/base/text.h"

namespace peil::findings {
namespace {

constexpr auto npos = std::string_view::npos;

std::size_t line_end(std::string_view letter, std::size_t from) {
  return std::min(letter.find('\n', from), letter.size());
}

std::string_view without_quotes(std::string_view value) {
  const bool quoted =
      value.size() > 1 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0];
  return quoted ? value.substr(1, value.size() - 2) : value;
}

}  // namespace

FrontMatter read_front_matter(std::string_view letter, std::size_t at) {
  const auto line_at = [&](std::size_t from) {
    return letter.substr(from, line_end(letter, from) - from);
  };
  FrontMatter front;
  front.end = at;
  if (trim(line_at(at)) != "---" || line_end(letter, at) == letter.size()) return front;
  const std::size_t first = line_end(letter, at) + 1;
  for (std::size_t line = first; line < letter.size(); line = line_end(letter, line) + 1) {
    const std::string_view text = line_at(line);
    if (trim(text) == "---" || trim(text) == "...") {
      front.end = std::min(line_end(letter, line) + 1, letter.size());
      return front;
    }
    const std::size_t colon = text.find(':');
    if (colon == npos || text.starts_with(' ') || text.starts_with('#')) continue;
    front.values[std::string(trim(text.substr(0, colon)))] =
        without_quotes(trim(text.substr(colon + 1)));
  }
  return {{}, first, true};
}

}  // namespace peil::findings
