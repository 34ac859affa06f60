#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace peil::sampling {

/// Which keys stood on which line. Keeps 128 bits of a key's HMAC instead of the key: 20 bytes a
/// unit in a table with open addressing, and two different keys of a frame of 5 million meet with
/// a chance below 10^-25.
class SeenKeys {
 public:
  SeenKeys() : table_(1024) {}

  /// The line on which a key with this HMAC stood before; nothing when it is new.
  std::optional<std::size_t> meet(std::string_view hmac, std::size_t line) {
    if (used_ * 10 >= table_.size() * 7) grow();
    const Entry now{part(hmac, 0), part(hmac, 4), part(hmac, 8), part(hmac, 12),
                    static_cast<std::uint32_t>(line)};
    Entry& place = find(table_, now);
    if (place.line != 0) return place.line;
    place = now;
    ++used_;
    return {};
  }

 private:
  struct Entry {
    std::uint32_t a = 0, b = 0, c = 0, d = 0;
    std::uint32_t line = 0;  ///< 0: free
  };

  static std::uint32_t part(std::string_view hmac, std::size_t at) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, hmac.substr(at, sizeof bits).data(), sizeof bits);
    return bits;
  }

  static Entry& find(std::vector<Entry>& table, const Entry& e) {
    const std::uint64_t start = std::uint64_t{e.a} << 32 | e.b;
    for (std::size_t at = start & (table.size() - 1);; at = (at + 1) & (table.size() - 1)) {
      Entry& t = table[at];
      if (t.line == 0 || (t.a == e.a && t.b == e.b && t.c == e.c && t.d == e.d)) return t;
    }
  }

  void grow() {
    std::vector<Entry> larger(table_.size() * 2);  // a power of two, for the mask
    for (const Entry& e : table_) {
      if (e.line != 0) find(larger, e) = e;
    }
    table_ = std::move(larger);
  }

  std::vector<Entry> table_;
  std::size_t used_ = 0;
};

}  // namespace peil::sampling
