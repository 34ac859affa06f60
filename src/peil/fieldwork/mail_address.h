#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace peil::fieldwork {

/// The e-mail address that a field of a frame holds, without the blanks around it; nothing when it
/// holds none, several, or something that a mail server would take for more than an address (line
/// ends, quotes, angles). Addresses with other than ASCII signs are none either: not every server
/// takes them.
///
/// Source    RFC 5321, sections 4.1.2 (dot-string) and 4.5.3.1 (at most 64, and 254 in all)
std::optional<std::string> mail_address(std::string_view field);

/// What two spellings of one address have in common.
std::string address_key(std::string_view address);

/// A field of a frame as it may stand in a message: one line, without signs that nobody sees or
/// that turn the direction of writing, at most 200 signs.
std::string plain_line(std::string_view field);

}  // namespace peil::fieldwork
