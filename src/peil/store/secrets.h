#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "peil/ports/people_store.h"
#include "peil/store/folder.h"
#include "peil/store/folder_to_read.h"

namespace peil::store {

/// server.key: 32 random bytes. Made when it is not there and `may_make`; without that its loss
/// would silently make every login code void. Throws OutsideError.
std::string server_key(const DataFolder& folder, bool may_make);

/// The same of a folder that is read; empty when it is not there.
std::string server_key(const FolderToRead& folder);

inline constexpr const char* open_key_file = "people.pub";

/// A fresh pair of keys, or the pair of which `secret` is one half. Neither touches the disk.
/// Contract  `secret` has 32 bytes.
PeopleKeys people_keys(const std::optional<std::string>& secret);

/// people.pub: the open key to which contact data are sealed. Throws OutsideError.
std::string people_key(const DataFolder& folder);

/// The text that `seal` sealed; nothing when the pair does not open it.
std::optional<std::string> unseal(const std::string& sealed, const PeopleKeys& keys);

/// True when the pair opens what `seal` made.
bool opens(const std::string& sealed, const PeopleKeys& keys);

/// `text` so that only the owner of the private key can read it (X25519, XSalsa20-Poly1305:
/// crypto_box_seal of libsodium). Padded, so that its length says little.
std::string seal(std::string_view text, const std::string& public_key);

}  // namespace peil::store
