#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace peil::files {

/// Text in an encoding by its name ("UTF-16LE", "ISO-8859-15") to UTF-8. Nothing where there is no
/// such encoding, or the bytes are none of it.
std::optional<std::string> to_utf8(std::string_view bytes, const char* encoding);

/// UTF-16 that begins with the mark of its byte order, to UTF-8; nothing where none stands there.
std::optional<std::string> from_utf16(std::string_view bytes);

}  // namespace peil::files
