#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "peil/base/day.h"

namespace peil::language {

// `tag` is the language: "nl", "en-GB". Its signs come from assets/texts.

/// `value` with `decimals` digits behind the sign: "7,3" in nl, "7.3" in en. Rounded as
/// peil::number_text does; never "-0,0".
std::string number(double value, int decimals, std::string_view tag);
/// The same with a sign before it: "+0,25"; zero has none.
std::string signed_number(double value, int decimals, std::string_view tag);
/// A whole number with its thousands apart: "1.729" in nl, "1,729" in en.
std::string count(std::int64_t count, std::string_view tag);
/// A share of 0 to 1 as a percentage with `decimals`: never 0% or 100% unless it is, but <1% and
/// >99%.
std::string percent(double share, int decimals, std::string_view tag);

std::string day(Day day, std::string_view tag);                              ///< "1 September 2013"
std::string list(std::span<const std::string> parts, std::string_view tag);  ///< "a, b en c"

}  // namespace peil::language
