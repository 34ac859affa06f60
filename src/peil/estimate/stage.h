#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "peil/estimate/classes.h"
#include "peil/estimate/variance.h"

namespace peil::estimate {

/// Units of one stratum that have the same weighted total.
struct UnitTotals {
  std::uint32_t stratum = 0;
  double total = 0.0;
  std::size_t count = 0;
};

/// One stage of a sample, ready for its variance. At the second stage the PSUs are the strata.
struct Stage {
  const std::vector<SampledStratum>& strata;
  std::vector<UnitTotals> units;
  std::vector<double> counts;  ///< per stratum: how much of its variance counts; 0: it does not
  std::vector<std::uint8_t> single;  ///< per stratum: it is lonely though it has more units than
                                     ///< one, as one is left in the domain; empty: none is
};

/// Sum over the strata of counts (1 - f) n/(n-1) times the squares of the units' totals about
/// their mean.
///
/// Nothing when a lonely stratum counts and `lonely` is Fail, or all are lonely and it is Average.
/// Contract  one element of counts (and of single, if any) per stratum.
std::optional<double> variance_of(Stage stage, LonelyPsu lonely);

}  // namespace peil::estimate
