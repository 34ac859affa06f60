#include "peil/base/differences.h"

#include <algorithm>

namespace peil {
namespace {

/// Ways through both lists: how far the one with k items more left out than put in has come.
class Ways {
 public:
  Ways(std::span<const std::string> a, std::span<const std::string> b) : a_(a), b_(b) {}

  // The number of items put in or left out; nothing above `most`.
  std::optional<std::size_t> shortest(std::size_t most) {
    std::vector<long> reached(2 * most + 3, 0);
    const long zero = static_cast<long>(most) + 1;
    for (long d = 0; d <= static_cast<long>(most); ++d) {
      steps_.emplace_back(reached.begin() + zero - d - 1, reached.begin() + zero + d + 2);
      for (long k = -d; k <= d; k += 2) {
        const auto at = [&](long way) { return reached[static_cast<std::size_t>(zero + way)]; };
        long x = k == -d || (k != d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
        while (same(x, x - k)) ++x;
        reached[static_cast<std::size_t>(zero + k)] = x;
        if (x >= std::ssize(a_) && x - k >= std::ssize(b_)) return static_cast<std::size_t>(d);
      }
    }
    return {};
  }

  std::vector<Edit> changes(std::size_t edits) const {
    std::vector<Edit> all;
    long x = std::ssize(a_), y = std::ssize(b_);
    for (auto d = static_cast<long>(edits); d > 0; --d) {
      const std::vector<long>& before = steps_[static_cast<std::size_t>(d)];
      const auto at = [&](long way) { return before[static_cast<std::size_t>(way + d + 1)]; };
      const long k = x - y;
      const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
      const long from_x = at(down ? k + 1 : k - 1), from_y = from_x - (down ? k + 1 : k - 1);
      add(all, from_x, from_x + (down ? 0 : 1), from_y, from_y + (down ? 1 : 0));
      x = from_x, y = from_y;
    }
    std::ranges::reverse(all);
    return all;
  }

 private:
  bool same(long x, long y) const {
    return x >= 0 && y >= 0 && x < std::ssize(a_) && y < std::ssize(b_) &&
           a_[static_cast<std::size_t>(x)] == b_[static_cast<std::size_t>(y)];
  }

  // What lies before the last one found, and touches it, is one change with it.
  static void add(std::vector<Edit>& all, long a_from, long a_to, long b_from, long b_to) {
    const Edit now{static_cast<std::size_t>(a_from), static_cast<std::size_t>(a_to),
                     static_cast<std::size_t>(b_from), static_cast<std::size_t>(b_to)};
    if (!all.empty() && all.back().a_from == now.a_to && all.back().b_from == now.b_to) {
      all.back().a_from = now.a_from, all.back().b_from = now.b_from;
      return;
    }
    all.push_back(now);
  }

  std::span<const std::string> a_, b_;
  std::vector<std::vector<long>> steps_;  // before each number of edits
};

}  // namespace

std::optional<std::vector<Edit>> differences(std::span<const std::string> a,
                                               std::span<const std::string> b, std::size_t most) {
  Ways ways(a, b);
  const auto edits = ways.shortest(most);
  if (!edits) return {};
  return ways.changes(*edits);
}

}  // namespace peil
