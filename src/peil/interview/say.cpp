#include "peil/interview/say.h"

#include <unicode/dtptngen.h>
#include <unicode/msgfmt.h>
#include <unicode/numfmt.h>
#include <unicode/smpdtfmt.h>

#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "peil/base/text.h"
#include "peil/language/texts.h"
#include "peil/model/pipes.h"

namespace peil::interview {
namespace {

icu::UnicodeString unicode(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
}

// Finding a locale costs more than all else of a sentence: each is looked for once a thread.
const icu::Locale& locale(std::string_view language) {
  thread_local std::map<std::string, icu::Locale, std::less<>> found;
  if (const auto known = found.find(language); known != found.end()) return known->second;
  UErrorCode error = U_ZERO_ERROR;
  const std::string_view own =
      language::is_written(language) ? language::signs(language).locale : language;
  const std::string tag = std::string(own) + "-u-ca-gregory-nu-latn";
  const icu::Locale made = icu::Locale::forLanguageTag(tag, error);
  return found.emplace(language, U_FAILURE(error) ? icu::Locale::getRoot() : made).first->second;
}

icu::UnicodeString day_there(Day day, const icu::Locale& where) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
      icu::DateTimePatternGenerator::createInstance(where, error));
  if (U_FAILURE(error)) return unicode(day_text(day));
  icu::SimpleDateFormat format(patterns->getBestPattern("yMMMMd", error), where, error);
  if (U_FAILURE(error)) return unicode(day_text(day));
  format.setTimeZone(*icu::TimeZone::getGMT());
  icu::UnicodeString text;
  constexpr double day_ms = 86'400'000.0;
  return format.format(day_ms * static_cast<double>(day.time_since_epoch().count()), text);
}

icu::Formattable formattable(const Argument& argument, const icu::Locale& where) {
  if (const auto* text = std::get_if<std::string>(&argument)) return {unicode(*text)};
  if (const auto* number = std::get_if<std::int64_t>(&argument)) return {*number};
  return {day_there(std::get<Day>(argument), where)};
}

std::string format(const std::string& pattern, std::string_view language,
                   const Arguments& arguments) {
  if (pattern.find_first_of("{'") == std::string::npos) return pattern;
  const icu::Locale& where = locale(language);
  UErrorCode error = U_ZERO_ERROR;
  const icu::MessageFormat message(unicode(pattern), where, error);
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (const auto& [name, argument] : arguments) {
    names.push_back(unicode(name));
    values.push_back(formattable(argument, where));
  }
  icu::UnicodeString text;
  if (U_SUCCESS(error)) {
    message.format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), text,
                   error);
  }
  if (U_FAILURE(error)) return pattern;
  std::string utf8;
  return text.toUTF8String(utf8);
}

// A sign that no text has, for the pipe of that number: a brace of a pipe is none of a message, and
// an answer is no message at all.
std::string place_held(std::size_t number) {
  const icu::UnicodeString sign(static_cast<UChar32>(0xF0000 + number % 0xFFFE));
  std::string utf8;
  return sign.toUTF8String(utf8);
}

std::string format_around_pipes(const std::string& text, std::string_view language,
                                const Arguments& arguments, const Piped& piped) {
  std::vector<std::string> said;
  const std::string pattern = with_pipes(text, [&](const Pipe& pipe) {
    const auto known = piped.find(pipe.name);
    said.push_back(known == piped.end() ? pipe.fallback.value_or("\u2026") : known->second);
    return place_held(said.size() - 1);
  });
  std::string result = format(pattern, language, arguments);
  std::size_t from = 0;
  for (std::size_t i = 0; i < said.size(); ++i) {
    const std::string sign = place_held(i);
    const std::size_t at = result.find(sign, from);
    if (at == std::string::npos) continue;  // in a part of a plural that is not said
    result.replace(at, sign.size(), said[i]);
    from = at + said[i].size();
  }
  return result;
}

}  // namespace

std::string day_in_words(Day day, std::string_view language) {
  std::string utf8;
  return day_there(day, locale(language)).toUTF8String(utf8);
}

std::string number_in_words(double number, std::string_view language) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::NumberFormat> numbers(
      icu::NumberFormat::createInstance(locale(language), error));
  if (U_FAILURE(error)) return exact_text(number);
  icu::UnicodeString text;
  std::string utf8;
  return numbers->format(number, text).toUTF8String(utf8);
}

std::string say(const Study& study, const LocalText& text, std::string_view language,
                const Arguments& arguments, const Piped& piped) {
  Arguments all = arguments;
  if (study.organisation.has(language))
    all.try_emplace("organisation", study.organisation.at(language));
  const std::string& words = text.at(language);
  if (words.find("${") == std::string::npos) return format(words, language, all);
  return format_around_pipes(words, language, all, piped);
}

std::string say(const Study& study, std::string_view key, std::string_view language,
                const Arguments& arguments) {
  return say(study, study.interface_text(key), language, arguments);
}

}  // namespace peil::interview
