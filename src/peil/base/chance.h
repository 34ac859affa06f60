#pragma once

#include <cmath>
#include <cstdint>
#include <string_view>

#include "peil/base/digest.h"

namespace peil {

/// The first 53 bits of a hash as a number from 0 up to (not including) 1. At least 8 bytes.
inline double number_of_hash(std::string_view hash) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 8; ++i) bits = bits << 8 | static_cast<unsigned char>(hash[i]);
  return static_cast<double>(bits >> 11) * 0x1p-53;
}

/// A number from 0 up to (not including) 1 that depends on the seed and the key alone: the
/// first 53 bits of HMAC-SHA-256(seed, key). The same on any machine, in any order, and an
/// auditor can make it again with any other HMAC tool.
inline double permanent_random_number(const HmacSha256& seed, std::string_view key) {
  return number_of_hash(seed.of(key));
}
inline double permanent_random_number(std::string_view seed, std::string_view key) {
  return permanent_random_number(HmacSha256(seed), key);
}

/// A stream of random numbers: splitmix64 (Steele, Lea & Flood 2014) started from a hash of a
/// seed and a name, so that streams with different names have nothing in common. The draws are
/// our own because those of the standard library differ between libraries.
class Chance {
  __extension__ using Wide = unsigned __int128;

 public:
  Chance(std::string_view seed, std::string_view name) : Chance(HmacSha256(seed), name) {}
  Chance(const HmacSha256& seed, std::string_view name) {
    const std::string mac = seed.of(name);
    for (int i = 0; i < 8; ++i)
      state_ = state_ << 8 | static_cast<unsigned char>(mac[static_cast<std::size_t>(i)]);
  }

  std::uint64_t bits() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  /// From 0 up to 1.
  double share() { return static_cast<double>(bits() >> 11) * 0x1p-53; }
  /// 0 to n - 1, each as likely. n above 0.
  std::uint64_t below(std::uint64_t n) {
    return static_cast<std::uint64_t>((static_cast<Wide>(bits()) * n) >> 64);
  }
  /// Standard normal (Box & Muller 1958).
  double normal() {
    const double radius = std::sqrt(-2.0 * std::log(1.0 - share()));
    return radius * std::cos(6.283185307179586 * share());
  }

 private:
  std::uint64_t state_ = 0;
};

}  // namespace peil
