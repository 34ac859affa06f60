#pragma once

#include <string>
#include <string_view>

#include "peil/store/folder.h"

namespace peil::store {

/// server.key: 32 random bytes. Made when it is not there and `may_make`; without that its loss
/// would silently make every login code void. Throws OutsideError.
std::string server_key(const DataFolder& folder, bool may_make);

/// people.pub: the public key to which contact data are sealed. Made, with people.key, when
/// neither is there and `may_make`. Throws OutsideError.
std::string people_key(const DataFolder& folder, bool may_make);

/// `text` so that only the owner of the private key can read it (X25519, XSalsa20-Poly1305:
/// crypto_box_seal of libsodium). Padded, so that its length says little.
std::string seal(std::string_view text, const std::string& public_key);

}  // namespace peil::store
