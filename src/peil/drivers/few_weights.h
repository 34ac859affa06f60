#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace peil::drivers {

/// The weights of some rows, where only a few different ones occur.
struct FewWeights {
  std::vector<double> weight;       ///< the different ones, ascending
  std::vector<std::uint8_t> place;  ///< per row: which of them it has; empty when there is one
};

/// Nothing when there are more than `most` (at most 255) different weights.
/// Contract  weights of `rows` above 0; at least one row.
std::optional<FewWeights> few_weights(std::span<const double> weight,
                                      std::span<const std::uint32_t> rows, std::size_t most);

}  // namespace peil::drivers
