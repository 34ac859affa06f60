#include "peil/files/system_secrets.h"

#include <sodium.h>

#include "peil/base/outside_error.h"

namespace peil::files {

SystemSecrets::SystemSecrets() {
  if (sodium_init() < 0) throw OutsideError("libsodium cannot be started: no random source.");
}

std::string SystemSecrets::bytes(std::size_t count) {
  std::string made(count, '\0');
  randombytes_buf(made.data(), made.size());
  return made;
}

}  // namespace peil::files
