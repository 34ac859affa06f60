#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace peil {

/// Where two lists say something else: items [a_from, a_to) of the first stand where the second has
/// [b_from, b_to). One of the two may be empty.
struct Edit {
  std::size_t a_from = 0, a_to = 0, b_from = 0, b_to = 0;

  bool operator==(const Edit&) const = default;
};

/// The fewest changes that make one list of the other, in order; nothing where it takes more than
/// `most` items put in or left out: then they are two different things.
///
/// Source    Myers (1986), An O(ND) difference algorithm and its variations, Algorithmica 1
std::optional<std::vector<Edit>> differences(std::span<const std::string> a,
                                               std::span<const std::string> b,
                                               std::size_t most = 4000);

}  // namespace peil
