#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "peil/model/sample.h"

namespace peil::sampling {

/// Order of the draw: by permanent random number, equal numbers by key.
inline bool drawn_before(const SampledUnit& a, const SampledUnit& b) {
  if (a.permanent_random_number != b.permanent_random_number) {
    return a.permanent_random_number < b.permanent_random_number;
  }
  return a.key < b.key;
}

/// The units of a stratum with the smallest numbers, at most `most` of them, whatever order they
/// come in. Memory of `most` units.
class Smallest {
 public:
  explicit Smallest(std::size_t most) : most_(most) {}

  /// False when a unit with this number and key need not be made, because it would not be kept.
  bool wants(double number, std::string_view key) const {
    if (units_.size() < most_) return true;
    if (most_ == 0) return false;
    const SampledUnit& last = units_.front();
    return number < last.permanent_random_number ||
           (number == last.permanent_random_number && key < last.key);
  }

  void add(SampledUnit unit) {
    if (units_.size() == most_) {
      std::ranges::pop_heap(units_, drawn_before);
      units_.pop_back();
    }
    units_.push_back(std::move(unit));
    std::ranges::push_heap(units_, drawn_before);
  }

  /// The first `count` in the order of the draw.
  std::vector<SampledUnit> take(std::size_t count) {
    std::ranges::sort_heap(units_, drawn_before);
    units_.resize(std::min(count, units_.size()));
    return std::move(units_);
  }

 private:
  std::size_t most_;
  std::vector<SampledUnit> units_;  ///< a heap: the last in order in front
};

}  // namespace peil::sampling
