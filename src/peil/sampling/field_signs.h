#pragma once

#include <optional>
#include <string>
#include <string_view>

/// What may not stand in a field of a frame. Texts are well-formed UTF-8.
namespace peil::sampling {

/// The first control character or line separator, as "U+000D".
std::optional<std::string> control_sign(std::string_view text);

/// True for an address over several lines, of which none could be taken for a field of a mail's
/// head.
bool is_lines(std::string_view text);

bool blanks_around(std::string_view text);

}  // namespace peil::sampling
