#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace peil {

/// Seconds since the beginning of 1970 of a moment in UTC as clocks write it:
/// "2013-09-16T10:30:05+00:00". Nothing for another spelling or another zone.
std::optional<std::int64_t> seconds_since_1970(std::string_view utc);

}  // namespace peil
