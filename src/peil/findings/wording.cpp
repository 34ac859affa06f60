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

std::string ground_key(const JudgedLetter& letter) {
  if (letter.on_answers && letter.on_print) return "ground.both";
  if (letter.on_answers) return "ground.answers";
  return letter.on_print ? "ground.print" : "ground.none";
}

std::string end_text(const Scale& scale, bool high, const std::string& language) {
  const int point = high ? scale.high_from() : scale.low_to();
  const bool one = point == (high ? scale.to : scale.from);
  return language::fill<std::string>(language::texts(language).form("common", one    ? "end.one"
                                                                              : high ? "end.high"
                                                                                     : "end.low"),
                                     {{"n", std::to_string(point)}},
                                     [](std::string text) { return text; });
}

Words capitalised(Words words) {
  if (words.empty()) return words;
  std::string& text = words.front().text;
  if (!text.empty() && is_small(text[0])) text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return words;
}

Words inside_a_sentence(Words words) {
  if (words.empty()) return words;
  std::string& text = words.front().text;
  const bool abbreviation = text.size() > 1 && is_capital(text[1]);
  if (!text.empty() && is_capital(text[0]) && !abbreviation) {
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  }
  return words;
}

bool ends_sentence(const Words& words) {
  const std::string text = flat(words);
  return text.ends_with('.') || text.ends_with('?') || text.ends_with('!');
}

Words Wording::say(std::string_view key, Values values) const {
  return language::fill<Words, Filling>(language::texts(language_).form("claims", key), values,
                                        plain);
}

std::string Wording::text(std::string_view key, Values values) const {
  return flat(say(key, values));
}

Words Wording::sentence(std::string_view key, Values values) const {
  Words words = capitalised(say(key, values));
  return ends_sentence(words) ? words : std::move(words) + plain(".");
}

Words Wording::list(std::span<const Words> parts) const {
  return language::list<Words>(parts, language_, plain);
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

Words Wording::label(const LocalText& text) const { return words_in(text, language_, source_); }

Words Wording::study_text(std::string text) const {
  return words_in(std::move(text), language_, source_);
}

std::string Wording::verdict(Verdict verdict) const {
  return text("verdict." + verdict_name(verdict));
}

}  // namespace peil::findings
