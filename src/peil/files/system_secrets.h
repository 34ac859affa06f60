#pragma once

#include "peil/ports/secrets.h"

namespace peil::files {

/// The operating system's random bytes, by libsodium.
class SystemSecrets : public Secrets {
 public:
  SystemSecrets();
  std::string bytes(std::size_t count) override;
};

}  // namespace peil::files
