#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "peil/analysis/plan/keys.h"

namespace peil::analysis {

/// Largest count in a plan: more people than there are.
inline constexpr double largest_count = 1e11;

inline bool is_count(double value, double least) {
  return value >= least && value <= largest_count && value == std::floor(value);
}

/// A whole number of `least` or more (and at most 10^11); nothing when the key is not there, or its
/// value is none, which is then told.
inline std::optional<std::size_t> whole(Keys& keys, std::string_view key, std::size_t least) {
  const Node* node = keys.any(key);
  if (node == nullptr) return {};
  const auto lowest = static_cast<double>(least);
  if (node->kind == Node::Kind::Number && is_count(node->number, lowest))
    return static_cast<std::size_t>(node->number);
  keys.wrong(key, "plan.bad-value",
             "'" + std::string(key) + "' must be a whole number of " + std::to_string(least) +
                 " or more, at most 10^11.",
             "Write digits without quotes and without a point.");
  return {};
}

/// The same of a key that must be there; 1 when it is not, which is told.
inline std::size_t required_whole(Keys& keys, std::string_view key) {
  if (!keys.has(key)) (void)keys.required_number(key);
  return whole(keys, key, 1).value_or(1);
}

}  // namespace peil::analysis
