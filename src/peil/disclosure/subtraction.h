#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace peil::disclosure {

/// People who answered one question, split so finely that every figure about it is about whole
/// parts: two people are in one part when the same figures count them.
using Part = std::uint32_t;

/// A figure as somebody sees it who can subtract: which parts it counts.
struct Counted {
  std::vector<Part> parts;   ///< ascending, each once
  bool shown = true;         ///< false: it is held for too few answers
  bool free_to_hold = true;  ///< false: it is out already, by another door
  double cost = 0.0;         ///< of holding it: the cheapest goes first
};

/// Holds further figures until nothing follows by subtraction about fewer than `least` people: no
/// figure that is held, no set of parts of so few people, no difference of two figures. Sums count
/// as known wherever a mean and its n are. Nor may the number of people of a held figure be pinned
/// to fewer than `least_values` whole numbers by what is printed and by why others are held
/// (disclosure/count_ranges.h); with a small `least` no more can be asked than the rule itself
/// leaves open.
///
/// What is held  Of the figures from which something follows, the cheapest; at the end, those that
///               turn out to be needed no more are given free, the dearest first.
/// Shapes        `answers` per part; the result per figure: true = held to protect another.
/// Cost          figures^2 * parts for every figure that is held. Sets of small parts are looked at
///               up to `most_sets` of them, the smallest first.
/// Contract      parts lie in `answers`.
constexpr std::size_t least_values = 5;

std::vector<bool> protect(std::span<const std::size_t> answers, std::span<const Counted> figures,
                          std::size_t least, std::size_t most_sets = 2000);

}  // namespace peil::disclosure
