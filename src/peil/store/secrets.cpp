#include "peil/store/secrets.h"

#include <sodium.h>

#include "peil/base/contract.h"
#include "peil/base/outside_error.h"

namespace peil::store {
namespace {

constexpr std::size_t server_key_size = 32;
constexpr std::size_t padding = 256;

unsigned char* raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }
const unsigned char* raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

[[noreturn]] void lost(const DataFolder& folder, const std::string& name, const char* holds) {
  throw OutsideError(folder.file(name) + ": is not there, though " + holds +
                     "; restore it from a backup.");
}

}  // namespace

std::string server_key(const DataFolder& folder, bool may_make) {
  if (!folder.has("server.key")) {
    if (!may_make) lost(folder, "server.key", "codes were handed out with it");
    std::string fresh(server_key_size, '\0');
    randombytes_buf(fresh.data(), fresh.size());
    folder.make_secret("server.key", fresh);
  }
  return folder.read_secret("server.key", server_key_size);
}

std::string people_key(const DataFolder& folder, bool may_make) {
  if (!folder.has("people.pub")) {
    std::string open_key(crypto_box_PUBLICKEYBYTES, '\0');
    std::string key(crypto_box_SECRETKEYBYTES, '\0');
    if (folder.has("people.key")) {
      key = folder.read_secret("people.key", key.size());
      expects(crypto_scalarmult_base(raw(open_key), raw(key)) == 0, "people_key: a public key");
    } else {
      if (!may_make) lost(folder, "people.pub", "people were sealed with it");
      crypto_box_keypair(raw(open_key), raw(key));
      folder.make_secret("people.key", key);
    }
    folder.make_secret("people.pub", open_key);
    sodium_memzero(key.data(), key.size());
  }
  return folder.read_secret("people.pub", crypto_box_PUBLICKEYBYTES);
}

std::string seal(std::string_view text, const std::string& public_key) {
  std::string padded(text);
  padded.resize(text.size() + padding);
  std::size_t size = 0;
  expects(sodium_pad(&size, raw(padded), text.size(), padding, padded.size()) == 0,
          "seal: room for the padding");
  std::string sealed(size + crypto_box_SEALBYTES, '\0');
  if (crypto_box_seal(raw(sealed), raw(padded), size, raw(public_key)) != 0) {
    throw OutsideError("people.pub: is no public key; restore it from a backup.");
  }
  return sealed;
}

}  // namespace peil::store
