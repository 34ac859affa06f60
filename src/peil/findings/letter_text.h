#pragma once

#include <string>
#include <string_view>

#include "peil/base/result.h"

namespace peil::findings {

/// Looks whether a letter can be read at all; false where it cannot, and reading stops.
///
/// Problems  "letter.too-large"    more than 4 MiB, or a paragraph of more than 64 KiB
///           "letter.not-utf8"
///           "letter.hidden-sign"  a sign that turns the direction of writing shows a reader other
///                                 words, and other figures, than are there; per line, and reading
///                                 goes on
bool check_text(std::string_view letter, const std::string& where, Problems& problems);

}  // namespace peil::findings
