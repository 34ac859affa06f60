#include "peil/base/digest.h"

#include <sodium.h>

#include <cstring>
#include <type_traits>

namespace peil {
namespace {

const unsigned char* raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

struct Sha256::State {
  crypto_hash_sha256_state sha;
};

Sha256::Sha256() : state_(std::make_unique<State>()) { crypto_hash_sha256_init(&state_->sha); }
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::string_view bytes) {
  crypto_hash_sha256_update(&state_->sha, raw(bytes), bytes.size());
}

std::string Sha256::hex() {
  std::string digest(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256_final(&state_->sha, reinterpret_cast<unsigned char*>(digest.data()));
  return peil::hex(digest);
}

std::string sha256(std::string_view bytes) {
  Sha256 digest;
  digest.add(bytes);
  return digest.hex();
}

HmacSha256::HmacSha256(std::string_view key) {
  crypto_auth_hmacsha256_state state;
  static_assert(sizeof(state) <= sizeof(keyed_) && std::is_trivially_copyable_v<decltype(state)>);
  crypto_auth_hmacsha256_init(&state, raw(key), key.size());
  std::memcpy(keyed_.data(), &state, sizeof(state));
}

std::string HmacSha256::of(std::string_view message) const {
  crypto_auth_hmacsha256_state state;
  std::memcpy(&state, keyed_.data(), sizeof(state));
  crypto_auth_hmacsha256_update(&state, raw(message), message.size());
  std::string mac(crypto_auth_hmacsha256_BYTES, '\0');
  crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char*>(mac.data()));
  return mac;
}

std::string hmac_sha256(std::string_view key, std::string_view message) {
  return HmacSha256(key).of(message);
}

std::string hex(std::string_view bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), raw(bytes), bytes.size());
  text.pop_back();
  return text;
}

bool same_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace peil
