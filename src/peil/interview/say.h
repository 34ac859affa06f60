#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <variant>

#include "peil/base/day.h"
#include "peil/model/study.h"

namespace peil::interview {

/// What a text of the study may name between braces: a text, a number or a day.
using Argument = std::variant<std::string, std::int64_t, Day>;
using Arguments = std::map<std::string, Argument, std::less<>>;

/// Earlier answers in the words of a language, by the name of their question.
using Piped = std::map<std::string, std::string, std::less<>>;

/// A text of the study (ICU MessageFormat) in a language, with its arguments filled in. Every text
/// may name {organisation}. Numbers have Latin digits and days the Gregorian calendar in every
/// language, as marks and letters have. `piped` fills in earlier answers (model/pipes.h); what is
/// not there is said by its fallback. A text that ICU cannot read comes out as it is written.
std::string say(const Study& study, const LocalText& text, std::string_view language,
                const Arguments& arguments = {}, const Piped& piped = {});

/// A day as the language writes it: "1 september 2013".
std::string day_in_words(Day day, std::string_view language);
/// A number as the language writes it, in Latin digits: "1.234,5".
std::string number_in_words(double number, std::string_view language);

/// The same for a text of the interface: say(study, "progress", "nl", {{"page", 2}, ...}).
std::string say(const Study& study, std::string_view key, std::string_view language,
                const Arguments& arguments = {});

}  // namespace peil::interview
