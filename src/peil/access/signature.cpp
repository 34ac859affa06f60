#include "peil/access/signature.h"

#include "peil/base/digest.h"

namespace peil::access {

std::string signature(std::string_view key, std::string_view purpose, std::string_view text) {
  constexpr std::size_t digits = 32;
  return hex(hmac_sha256(key, std::string(purpose) + ":" + std::string(text))).substr(0, digits);
}

}  // namespace peil::access
