#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace peil::web {

/// The part of an address that one household or office shares: an IPv4 address whole, of an IPv6
/// address its first 64 bits ("2001:db8:0:1::/64"). What is no address is one caller, "?".
std::string network_of(std::string_view address);

/// Counts wrong login codes by network, as a bucket that holds `most` misses and drains at an even
/// pace in `seconds`. The map is capped. When it is full, buckets that have drained are dropped, at
/// most once a second; as long as there are none, whoever is not in it shares a bucket with the
/// callers of a wider network (of IPv4 the first 16 bits, of IPv6 the first 32, of codes all), so
/// that nobody gets fresh tries by coming from ever more addresses. Safe to call from several
/// threads.
class MissLimit {
 public:
  explicit MissLimit(int most = 20, std::int64_t seconds = 600, std::size_t capacity = 100'000)
      : most_(most), seconds_(seconds), capacity_(capacity) {}

  /// Seconds to wait before another code may be tried; 0: now. `who` is an address, or "code " and
  /// the first signs of a code where the address is not known: then those who try the same codes
  /// wait, and not everybody; or "name " and the name of a user.
  std::int64_t wait(std::string_view who, std::int64_t now) const;
  void miss(std::string_view who, std::int64_t now);
  std::size_t size() const;

 private:
  struct Bucket {
    std::int64_t level = 0;  ///< a miss adds `seconds_`, a second takes `most_`: whole numbers
    std::int64_t at = 0;
  };
  std::int64_t left_in(const Bucket& bucket, std::int64_t now) const;
  void make_room(std::int64_t now);
  std::string bucket_of(std::string_view who) const;

  int most_;
  std::int64_t seconds_;
  std::size_t capacity_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
  std::unordered_map<std::string, Bucket> wide_;  ///< of those for whom there was no room
  std::int64_t swept_ = -1;
};

}  // namespace peil::web
