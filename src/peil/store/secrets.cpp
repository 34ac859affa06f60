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

std::string server_key(const FolderToRead& folder) {
  if (!folder.has("server.key")) return {};
  return read_secret_file(folder.file("server.key"), server_key_size);
}

PeopleKeys people_keys(const std::optional<std::string>& secret) {
  if (sodium_init() < 0) throw OutsideError("libsodium cannot be started: no random source.");
  PeopleKeys keys{std::string(crypto_box_PUBLICKEYBYTES, '\0'),
                  secret.value_or(std::string(crypto_box_SECRETKEYBYTES, '\0'))};
  if (!secret) {
    crypto_box_keypair(raw(keys.open), raw(keys.secret));
  } else {
    expects(secret->size() == crypto_box_SECRETKEYBYTES, "people_keys: a secret of 32 bytes");
    expects(crypto_scalarmult_base(raw(keys.open), raw(keys.secret)) == 0, "people_keys: a key");
  }
  return keys;
}

std::string people_key(const DataFolder& folder) {
  if (!folder.has(open_key_file)) {
    throw OutsideError(folder.file(open_key_file) +
                       ": is not there, and without it contact data cannot be sealed; make it by "
                       "`peil data init`, or restore it from a backup.");
  }
  return folder.read_secret(open_key_file, crypto_box_PUBLICKEYBYTES);
}

std::optional<std::string> unseal(const std::string& sealed, const PeopleKeys& keys) {
  if (sealed.size() < crypto_box_SEALBYTES) return {};
  std::string plain(sealed.size() - crypto_box_SEALBYTES, '\0');
  if (crypto_box_seal_open(raw(plain), raw(std::string_view(sealed)), sealed.size(),
                           raw(std::string_view(keys.open)),
                           raw(std::string_view(keys.secret))) != 0)
    return {};
  std::size_t size = 0;
  if (sodium_unpad(&size, raw(plain), plain.size(), padding) != 0) return {};
  plain.resize(size);
  return plain;
}

bool opens(const std::string& sealed, const PeopleKeys& keys) {
  std::optional<std::string> plain = unseal(sealed, keys);
  if (plain) sodium_memzero(plain->data(), plain->size());
  return plain.has_value();
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
