#pragma once

#include <string_view>
#include <vector>

#include "peil/model/claim.h"

namespace peil::reading {

/// Every number in `text`, in order, in the spelling of `language`: 1.729 and 7,3 where the comma
/// is the decimal sign, 1,729 and 7.3 where the point is. Blanks group thousands too ("31 490"),
/// never across a line end. Digits inside a word ("A4") are no number. A number in the other
/// spelling is read where it can mean one thing only ("7.3" in Dutch).
///
/// Words are numbers where they can be a mark or an amount: "een zeven", "bijna acht", "zeven komma
/// zeven", "zes en een half", "drie tienden", "a full point". Of how many something is told ("drie
/// metingen") they are none.
std::vector<NumberInText> numbers_in(std::string_view text, std::string_view language);

/// Those in digits, and those in words; numbers_in is both.
std::vector<NumberInText> numbers_in_digits(std::string_view text, std::string_view language);
std::vector<NumberInText> numbers_in_words(std::string_view text, std::string_view language,
                                           const std::vector<NumberInText>& in_digits);

}  // namespace peil::reading
