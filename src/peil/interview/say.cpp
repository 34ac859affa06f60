#include "peil/interview/say.h"

#include <unicode/dtptngen.h>
#include <unicode/msgfmt.h>
#include <unicode/smpdtfmt.h>

#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "peil/language/texts.h"

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

icu::UnicodeString day_in_words(Day day, const icu::Locale& where) {
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
  return {day_in_words(std::get<Day>(argument), where)};
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

}  // namespace

std::string say(const Study& study, const LocalText& text, std::string_view language,
                const Arguments& arguments) {
  Arguments all = arguments;
  if (study.organisation.has(language))
    all.try_emplace("organisation", study.organisation.at(language));
  return format(text.at(language), language, all);
}

std::string say(const Study& study, std::string_view key, std::string_view language,
                const Arguments& arguments) {
  return say(study, study.interface_text(key), language, arguments);
}

}  // namespace peil::interview
