#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace peil::sampling {

/// The fewest and the most units that one stratum may give.
struct SizeBounds {
  std::size_t least = 0;
  std::size_t most = 0;
};

/// Shares `total` whole units over strata in proportion to their measures, within bounds: the
/// shares are measure times one factor where that lies within the bounds of the stratum, and the
/// bound where it does not; then made whole by largest remainders, equal remainders to the stratum
/// that comes first. Whole-number arithmetic, the same on every machine.
///
/// Shapes    measure and bounds have one element per stratum, as has the result.
/// Outcome   nothing when every stratum that has room for what is left has measure 0.
/// Contract  least <= most in every stratum; total lies between their sums, and is at most 2^40;
///           measures are at most 2^53.
/// Source    Bitran & Hax (1981), Management Science 27(4), 431-441 (the bounds); Hamilton's
/// method.
std::optional<std::vector<std::size_t>> share_out(std::span<const std::uint64_t> measure,
                                                  std::span<const SizeBounds> bounds,
                                                  std::size_t total);

/// Measures as whole numbers: the largest becomes 2^52, so that no share is off by more than 1 in
/// 10^15. Contract: finite, none negative.
std::vector<std::uint64_t> whole_measures(std::span<const double> measure);

}  // namespace peil::sampling
