#include "peil/findings/wording.h"

#include <algorithm>

#include "peil/base/text.h"
#include "peil/findings/letter.h"
#include "peil/language/numbers.h"
#include "peil/language/texts.h"

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
  return language::fill(language::texts(language_).form("claims", key), values);
}

std::string Wording::sentence(std::string_view key, Values values) const {
  std::string text = capitalised(say(key, values));
  if (!text.ends_with('.') && !text.ends_with('?') && !text.ends_with('!')) text += '.';
  return text;
}

std::string Wording::list(std::span<const std::string> parts) const {
  return language::list(parts, language_);
}

std::string Wording::count(std::size_t count) const {
  return language::count(static_cast<std::int64_t>(count), language_);
}

std::string Wording::number(double value, int decimals) const {
  return language::number(value, decimals, language_);
}

std::string Wording::signed_number(double value, int decimals) const {
  return language::signed_number(value, decimals, language_);
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
