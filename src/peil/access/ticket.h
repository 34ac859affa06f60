#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace peil::access {

/// How long a browser stays logged in after the last page that it sent, and after everything was
/// answered. Whoever took longer types the code again; nothing is lost by it.
constexpr std::int64_t ticket_seconds = 2 * 60 * 60;
constexpr std::int64_t ticket_seconds_when_done = 10 * 60;

/// A respondent's id with an end and a signature, for a cookie: "ID.SECONDS.SIGNATURE".
std::string ticket(std::string_view key, std::string_view respondent, std::int64_t until);

/// Whose ticket this is. Nothing when it was forged, or when `now` lies at or after its end.
std::optional<std::string> holder(std::string_view key, std::string_view ticket, std::int64_t now);

}  // namespace peil::access
