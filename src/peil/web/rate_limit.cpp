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

std::string name_of(std::string_view who) {
  const bool is_named = who.starts_with("code ") || who.starts_with("name ");
  return is_named ? std::string(who) : network_of(who);
}

// "~192.0", "~2001:db8", "~code": what no bucket of one network is called.
std::string wide_of(std::string_view name) {
  if (name.starts_with("code ")) return "~code";
  if (name.starts_with("name ")) return "~name";
  const char sign = name.find(':') == std::string_view::npos ? '.' : ':';
  const auto first = name.find(sign);
  const auto second = first == std::string_view::npos ? first : name.find(sign, first + 1);
  return "~" + std::string(name.substr(0, second));
}

}  // namespace

std::int64_t MissLimit::left_in(const Bucket& bucket, std::int64_t now) const {
  return std::max<std::int64_t>(0, bucket.level - (now - bucket.at) * most_);
}

// The bucket of a caller, which begins with "~" where there is no room for one of their own.
std::string MissLimit::bucket_of(std::string_view who) const {
  std::string name = name_of(who);
  if (buckets_.contains(name) || buckets_.size() < capacity_) return name;
  std::string wide = wide_of(name);
  return wide_.contains(wide) || wide_.size() < capacity_ ? wide : "~";
}

std::int64_t MissLimit::wait(std::string_view who, std::int64_t now) const {
  const std::scoped_lock lock(mutex_);
  const std::string name = bucket_of(who);
  const auto& in = name.starts_with('~') ? wide_ : buckets_;
  const auto found = in.find(name);
  if (found == in.end()) return 0;
  const std::int64_t over = left_in(found->second, now) - (most_ - 1) * seconds_;
  return over <= 0 ? 0 : (over + most_ - 1) / most_;
}

void MissLimit::miss(std::string_view who, std::int64_t now) {
  const std::scoped_lock lock(mutex_);
  if (buckets_.size() >= capacity_) make_room(now);
  const std::string name = bucket_of(who);
  Bucket& bucket = (name.starts_with('~') ? wide_ : buckets_)[name];
  bucket = {left_in(bucket, now) + seconds_, now};
}

std::size_t MissLimit::size() const {
  const std::scoped_lock lock(mutex_);
  return buckets_.size() + wide_.size();
}

void MissLimit::make_room(std::int64_t now) {
  if (swept_ == now) return;
  swept_ = now;
  const auto drained = [&](const auto& one) { return left_in(one.second, now) <= 0; };
  std::erase_if(buckets_, drained);
  std::erase_if(wide_, drained);
}

}  // namespace peil::web
