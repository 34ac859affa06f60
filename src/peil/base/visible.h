#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace peil {

/// `text` as a terminal may show it. Control signs (escape sequences begin with one), signs that
/// turn the direction of writing, signs that nobody sees, and bytes that are no UTF-8 stand there
/// by their number: "<U+001B>", "<byte FF>". Line feeds, tabs, soft hyphens and what joins or parts
/// letters of Persian and Indian languages between two letters stay.
std::string visible(std::string_view text);

/// The first sign of a text that visible() would write by its number, the same exceptions made: but
/// a soft hyphen beside a digit counts. Contract: `utf8` is UTF-8.
std::optional<std::uint32_t> hidden_sign(std::string_view utf8);

/// The first sign of a text that turns the direction of writing (embeddings, overrides and isolates
/// of Unicode), whatever else nobody sees stands before it. Contract: `utf8` is UTF-8.
std::optional<std::uint32_t> turning_sign(std::string_view utf8);

/// Without the signs that say where a line may end: a text for programs.
std::string without_soft_hyphens(std::string text);

/// "U+202E".
std::string sign_name(std::uint32_t point);

}  // namespace peil
