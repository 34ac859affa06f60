#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace peil {

/// SHA-256 of bytes, as 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);
/// The same as 32 raw bytes.
std::string raw_sha256(std::string_view bytes);

/// SHA-256 of bytes that come in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  void add(std::string_view bytes);
  /// Both end the digest; call one of them, once.
  std::string hex();
  std::string raw();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// HMAC-SHA-256 (RFC 2104) of messages under one key. A value; what the key costs is paid once.
class HmacSha256 {
 public:
  explicit HmacSha256(std::string_view key);
  std::string of(std::string_view message) const;  ///< 32 raw bytes

 private:
  std::array<std::byte, 384> keyed_{};  ///< the state that Nettle made of the key
};

/// The same of a single message.
std::string hmac_sha256(std::string_view key, std::string_view message);

/// Lower-case hexadecimal digits of raw bytes.
std::string hex(std::string_view bytes);

/// True when both are equal; takes the same time wherever they differ.
bool same_secret(std::string_view a, std::string_view b);

}  // namespace peil
