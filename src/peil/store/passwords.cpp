#include "peil/store/passwords.h"

#include <sodium.h>

#include <array>

#include "peil/base/outside_error.h"

namespace peil::store {
namespace {

void start() {
  if (sodium_init() < 0) throw OutsideError("libsodium cannot be started: no random source.");
}

}  // namespace

std::string Argon2Passwords::hash(std::string_view password) const {
  start();
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_str(text.data(), password.data(), password.size(),
                        crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
    throw OutsideError("A password cannot be hashed: there is no memory for it (64 MiB).");
  return text.data();
}

bool Argon2Passwords::fits(const std::string& hash, std::string_view password) const {
  start();
  return hash.size() < crypto_pwhash_STRBYTES &&
         crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace peil::store
