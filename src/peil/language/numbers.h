#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "peil/base/day.h"
#include "peil/language/texts.h"

namespace peil::language {

// `tag` is the language: "nl", "en-GB". Its signs come from assets/texts.

/// `value` with `decimals` digits behind the sign of the language: "7,3". Rounded as
/// peil::number_text does; never "-0,0".
std::string number(double value, int decimals, std::string_view tag);
/// The same with a sign before it: "+0,25"; zero has none.
std::string signed_number(double value, int decimals, std::string_view tag);
/// A whole number with its thousands apart: "1.729".
std::string count(std::int64_t count, std::string_view tag);
/// A share of 0 to 1 as a percentage with `decimals`: never 0% or 100% unless it is, but <1% and
/// >99%.
std::string percent(double share, int decimals, std::string_view tag);

std::string day(Day day, std::string_view tag);  ///< "1 September 2013"

/// "a, b en c"; `plain` makes a Made of words as they stand, as in fill().
template <class Made, class Plain>
Made list(std::span<const Made> parts, std::string_view tag, const Plain& plain) {
  const Signs& sign = signs(tag);
  Made all;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Made between =
        plain(std::string(i + 1 == parts.size() ? sign.list_last : sign.list_between));
    if (i > 0) all.insert(all.end(), between.begin(), between.end());
    all.insert(all.end(), parts[i].begin(), parts[i].end());
  }
  return all;
}
std::string list(std::span<const std::string> parts, std::string_view tag);

}  // namespace peil::language
