#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <functional>
#include <span>
#include <string_view>

namespace peil {

/// Bytes that lie somewhere, such as a large file, and can be fetched from any place, also by
/// several threads at once.
struct Bytes {
  std::size_t size = 0;
  /// Fills `to` with the bytes from a place on; gives back how many there were: fewer only at the
  /// end.
  std::function<std::size_t(std::size_t from, std::span<char> to)> fetch;
};

/// Bytes in memory, which must outlive what is made here.
inline Bytes bytes_of(std::string_view all) {
  return {all.size(), [all](std::size_t from, std::span<char> to) {
            const std::size_t n = std::min(to.size(), all.size() - std::min(from, all.size()));
            if (n > 0) std::memcpy(to.data(), all.data() + from, n);
            return n;
          }};
}

}  // namespace peil
