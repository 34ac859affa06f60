#pragma once

#include "peil/ports/passwords.h"

namespace peil::store {

/// Argon2id by libsodium (crypto_pwhash_str), at its "interactive" cost: 64 MiB, and some 80
/// milliseconds.
class Argon2Passwords : public Passwords {
 public:
  std::string hash(std::string_view password) const override;
  bool fits(const std::string& hash, std::string_view password) const override;
};

}  // namespace peil::store
