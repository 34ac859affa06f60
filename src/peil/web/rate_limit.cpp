#include "peil/web/rate_limit.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace peil::web {

std::string network_of(std::string_view address) {
  const std::string text(address.substr(0, address.find('%')));  // without a zone
  std::array<unsigned char, 16> bytes{};
  if (::inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) return text;
  if (::inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return "?";
  constexpr std::array<unsigned char, 12> mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  std::array<char, INET6_ADDRSTRLEN> out{};
  if (std::equal(mapped.begin(), mapped.end(), bytes.begin())) {
    ::inet_ntop(AF_INET, bytes.data() + mapped.size(), out.data(), out.size());
    return out.data();
  }
  std::fill(bytes.begin() + 8, bytes.end(), 0);
  ::inet_ntop(AF_INET6, bytes.data(), out.data(), out.size());
  return std::string(out.data()) + "/64";
}

namespace {

std::string bucket_of(std::string_view who) {
  return who.starts_with("code ") ? std::string(who) : network_of(who);
}

}  // namespace

std::int64_t MissLimit::left_in(const Bucket& bucket, std::int64_t now) const {
  return std::max<std::int64_t>(0, bucket.level - (now - bucket.at) * most_);
}

std::int64_t MissLimit::wait(std::string_view who, std::int64_t now) const {
  const std::scoped_lock lock(mutex_);
  const auto found = buckets_.find(bucket_of(who));
  if (found == buckets_.end()) return 0;
  const std::int64_t over = left_in(found->second, now) - (most_ - 1) * seconds_;
  return over <= 0 ? 0 : (over + most_ - 1) / most_;
}

void MissLimit::miss(std::string_view who, std::int64_t now) {
  const std::scoped_lock lock(mutex_);
  const std::string bucket_name = bucket_of(who);
  if (!buckets_.contains(bucket_name) && buckets_.size() >= capacity_) make_room(now);
  Bucket& bucket = buckets_[bucket_name];
  bucket = {left_in(bucket, now) + seconds_, now};
}

std::size_t MissLimit::size() const {
  const std::scoped_lock lock(mutex_);
  return buckets_.size();
}

void MissLimit::make_room(std::int64_t now) {
  std::erase_if(buckets_, [&](const auto& one) { return left_in(one.second, now) <= 0; });
  if (buckets_.size() < capacity_) return;
  buckets_.erase(std::ranges::min_element(
      buckets_, {}, [&](const auto& one) { return left_in(one.second, now); }));
}

}  // namespace peil::web
