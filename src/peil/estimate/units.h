#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "peil/base/result.h"
#include "peil/model/dataset.h"

namespace peil::estimate {

/// The sampling units of a design (PSUs; the rows where it has none), stratum after stratum, each
/// stratum in the order of the units' numbers.
struct Units {
  std::vector<std::uint32_t> unit;  ///< its number: of the PSU, or of the row
  std::vector<std::size_t> begin;   ///< per stratum its first place in `unit`, and the end of all
  std::vector<double> left;         ///< per stratum: part of the variance that a finite
                                    ///< population leaves
  std::size_t count = 0;            ///< numbers lie below this

  std::size_t strata() const { return left.size(); }
  std::size_t in(std::size_t stratum) const { return begin[stratum + 1] - begin[stratum]; }
  std::span<const std::uint32_t> of(std::size_t stratum) const {
    return {unit.data() + begin[stratum], in(stratum)};
  }
};

Units units_of(const Design& design);

/// Problems  "replicates.lonely-psu", "replicates.too-few": see replicates.h
Problems lonely_problems(const Design& design, const Units& units);

}  // namespace peil::estimate
