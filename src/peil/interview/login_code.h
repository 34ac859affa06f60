#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace peil::interview {

/// Login codes: twelve signs of Crockford's base 32 (no I, L, O, U), 60 random bits. Described in
/// docs/formats/login-code.md.

/// Random bytes that one code takes.
constexpr std::size_t login_code_bytes = 12;

/// A code in its canonical form ("7KQ2M4XW9D0F") from random bytes, five bits of each.
/// Contract: `random` has login_code_bytes bytes.
std::string make_login_code(std::string_view random);

/// As it is printed: "7KQ2-M4XW-9D0F".
std::string printed_login_code(std::string_view canonical);

/// Signs of one code.
constexpr std::size_t login_code_length = 12;

/// What a person typed, in canonical form; nothing when it cannot be a code. Case, points, and
/// blanks, dashes and invisible signs of any script mean nothing; O is 0, I and L are 1, as are the
/// i's of Turkish; full-width signs and the digits of any script are as good as plain ones.
std::optional<std::string> canonical_login_code(std::string_view typed);

/// How many signs a person typed, whether they can be of a code or not: blanks, dashes and the like
/// left out.
std::size_t login_code_signs(std::string_view typed);

/// The form in which a code is kept: HMAC-SHA-256(server key, "code:" + canonical) in hexadecimal.
std::string login_code_hmac(std::string_view server_key, std::string_view canonical);

}  // namespace peil::interview
