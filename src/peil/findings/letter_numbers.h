#pragma once

#include <string_view>
#include <vector>

#include "peil/model/claim.h"

namespace peil::findings {

/// Every number in `text`, in order, in the spelling of `language`: 1.729 and 7,3 where the comma
/// is the decimal sign, 1,729 and 7.3 where the point is. Blanks group thousands too ("31 490"),
/// never across a line end. Digits inside a word ("A4") are no number; words for numbers ("een")
/// are none either. A number in the other spelling is read where it can mean one thing only ("7.3"
/// in Dutch).
std::vector<NumberInText> numbers_in(std::string_view text, std::string_view language);

}  // namespace peil::findings
