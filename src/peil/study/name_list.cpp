#include "peil/study/name_list.h"

#include "peil/base/text.h"

namespace peil::study {
namespace {

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool is_name(std::string_view text, bool digit_first) {
  if (text.empty() || text.size() > 64) return false;
  if (!is_letter(text.front()) && !(digit_first && is_digit(text.front()))) return false;
  return std::ranges::all_of(
      text, [](char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '-'; });
}

std::string list_of(const std::vector<std::string>& names, std::size_t most) {
  std::string all;
  const std::size_t shown = std::min(names.size(), most);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) all += i + 1 == names.size() ? " and " : ", ";
    all += "'" + names[i] + "'";
  }
  if (shown < names.size()) all += " and " + std::to_string(names.size() - shown) + " more";
  return all;
}

std::string has_no_answer(std::string_view item, std::string_view answer) {
  return "'" + std::string(item) + "' has no answer '" + std::string(answer) + "'.";
}

std::string did_you_mean(std::string_view wrong, const std::vector<std::string>& known,
                         std::size_t most) {
  if (const auto near = nearest(wrong, known)) return "Did you mean '" + *near + "'?";
  if (known.empty()) return "There are none.";
  return "There are: " + list_of(known, most) + ".";
}

}  // namespace peil::study
