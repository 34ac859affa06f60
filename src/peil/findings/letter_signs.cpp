#include "peil/findings/letter_signs.h"

namespace peil::findings {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_punctuation(char c) {
  return std::string_view("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~").find(c) != npos;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::size_t backticks(std::string_view letter, std::size_t at) {
  std::size_t length = 0;
  while (at + length < letter.size() && letter[at + length] == '`') ++length;
  return length;
}

}  // namespace

std::size_t end_of_escape(std::string_view letter, std::size_t at) {
  return at + (at + 1 < letter.size() && is_punctuation(letter[at + 1]) ? 2 : 1);
}

std::size_t end_of_code(std::string_view letter, std::size_t at, std::size_t limit) {
  const std::size_t length = backticks(letter, at);
  for (std::size_t i = at + length; i < limit;) {
    const std::size_t run = backticks(letter, i);
    i += run == 0 ? 1 : run;
    if (run == length) return i;
  }
  return at + length;
}

std::optional<std::size_t> end_of_tag(std::string_view letter, std::size_t at,
                                      const std::function<std::size_t()>& limit) {
  if (letter.substr(at).starts_with("<!--")) {
    const std::size_t end = letter.find("-->", at);
    return end == npos ? std::nullopt : std::optional(end + 3);
  }
  if (at + 1 >= letter.size() || (!is_letter(letter[at + 1]) && letter[at + 1] != '/')) return {};
  const std::size_t end = letter.substr(0, limit()).find('>', at);
  return end == npos ? std::nullopt : std::optional(end + 1);
}

std::optional<std::size_t> end_of_link_target(std::string_view letter, std::size_t at,
                                              std::size_t limit) {
  int depth = 0;
  for (std::size_t i = at; i < limit; ++i) {
    if (letter[i] == '(') ++depth;
    if (letter[i] == ')' && --depth == 0) return i + 1;
  }
  return {};
}

std::size_t list_number(std::string_view line) {
  std::size_t digits = 0;
  while (digits < line.size() && is_digit(line[digits])) ++digits;
  constexpr std::size_t most = 3;  // "than in\n2021. The": a year is no item of a list
  const bool number = digits > 0 && digits <= most && digits + 1 < line.size() &&
                      (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
  return number ? digits + 1 : 0;
}

}  // namespace peil::findings
