#pragma once

#include <string>
#include <string_view>

namespace peil {

/// The same text for spellings that a reader takes for one: upper and lower case, blanks at the
/// ends, forms of Unicode (NFKC), signs that nobody sees. Contract: `text` is UTF-8.
std::string folded(std::string_view text);

}  // namespace peil
