#include "peil/findings/wording.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/findings/letter.h"

namespace peil::findings {
namespace {

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

}  // namespace

std::string capitalised(std::string text) {
  if (!text.empty() && is_small(text[0])) text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string inside_a_sentence(std::string text) {
  const bool abbreviation = text.size() > 1 && is_capital(text[1]);
  if (!text.empty() && is_capital(text[0]) && !abbreviation) {
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  }
  return text;
}

std::string Wording::say(std::string_view key, Values values) const {
  const auto table = wording_table();
  const auto entry = std::ranges::find(table, key, &WordingEntry::key);
  expects(entry != table.end(), "Wording: a key of the table");
  const std::string_view form = language_ == "nl" ? entry->nl : entry->en;
  std::string text;
  for (std::size_t at = 0; at < form.size();) {
    if (form[at] != '{') {
      text += form[at++];
      continue;
    }
    const std::size_t end = form.find('}', at);
    const std::string_view name = form.substr(at + 1, end - at - 1);
    const auto value =
        std::ranges::find(values, name, [](const auto& v) -> std::string_view { return v.first; });
    expects(value != values.end(), "Wording: a value for every name");
    text += value->second;
    at = end + 1;
  }
  return text;
}

std::string Wording::sentence(std::string_view key, Values values) const {
  std::string text = capitalised(say(key, values));
  if (!text.ends_with('.') && !text.ends_with('?') && !text.ends_with('!')) text += '.';
  return text;
}

std::string Wording::list(std::span<const std::string> parts) const {
  if (parts.size() < 2) return parts.empty() ? "" : parts.front();
  return join(parts.first(parts.size() - 1), ", ") + (language_ == "nl" ? " en " : " and ") +
         parts.back();
}

std::string Wording::count(std::size_t count) const {
  return count_text(static_cast<std::int64_t>(count), language_);
}

std::string Wording::number(double value, int decimals) const {
  return number_text(value, decimals, language_);
}

std::string Wording::signed_number(double value, int decimals) const {
  const std::string text = number(value, decimals);
  const bool zero = text.find_first_of("123456789") == std::string::npos;
  return zero || value < 0.0 ? text : "+" + text;
}

std::string Wording::stated(double value) const {
  const std::string exact = exact_text(value);
  const auto point = exact.find('.');
  const auto decimals = point == std::string::npos ? 0 : static_cast<int>(exact.size() - point - 1);
  return number(value, std::clamp(decimals, 1, 6));
}

std::string Wording::label(const LocalText& text, const std::string& otherwise) const {
  return text.has(language_) ? text.at(language_) : otherwise;
}

std::string Wording::verdict(Verdict verdict) const {
  return say("verdict." + verdict_name(verdict));
}

}  // namespace peil::findings
