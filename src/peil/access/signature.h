#pragma once

#include <string>
#include <string_view>

namespace peil::access {

/// 128 bits, in hexadecimal, that only who has the key can make: HMAC-SHA-256 of purpose and text.
/// A signature of one purpose is worth nothing for another.
/// Contract: `purpose` holds no colon.
std::string signature(std::string_view key, std::string_view purpose, std::string_view text);

}  // namespace peil::access
