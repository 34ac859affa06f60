#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "peil/estimate/variance.h"

namespace peil::estimate {

/// Answers that are all one and the same show no spread: how many of them are independent of each
/// other, that is the PSUs with one, at most the degrees of freedom of the whole design
/// (Estimate::alike). 0 where they differ, where there is none, and where all units were sampled.
/// Shapes  `counted` has one element per tally: 1 for the answers meant
double alike_answers(const Classes& classes, std::span<const Tally> tallies,
                     const std::vector<std::uint8_t>& counted);

}  // namespace peil::estimate
