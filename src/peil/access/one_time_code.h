#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace peil::access {

/// Codes that an authenticator shows, six digits that hold for 30 seconds: TOTP with HMAC-SHA-1.
///
/// Source  RFC 6238 (2011); RFC 4226 (2005); computed by liboath.
constexpr std::size_t one_time_secret_bytes = 20;

/// The step whose code was typed: that of `seconds` since 1970, the one before it or the one after
/// it, for clocks that go wrong. Blanks within the code are overlooked. Nothing: a wrong code.
/// Whether the step was used before is not known here.
std::optional<std::int64_t> step_of_code(std::string_view secret, std::string_view code,
                                         std::int64_t seconds);

/// The secret as people type it over, in base 32 (RFC 4648), without padding.
std::string base32(std::string_view secret);

/// What authenticators read from a QR code: "otpauth://totp/ISSUER:NAME?secret=...".
std::string otpauth_uri(std::string_view issuer, std::string_view name, std::string_view secret);

}  // namespace peil::access
