#pragma once

#include <cstddef>
#include <optional>

#include "peil/estimate/statistics.h"

namespace peil::estimate {

struct RatioEstimate {
  std::size_t answers = 0;           ///< rows of the domain with both numbers
  std::optional<Estimate> estimate;  ///< absent without answers, and when nothing is divided by
};

/// The total of `numerator` divided by that of `denominator`, over the rows of a domain that have
/// both. (Not the mean of the ratios of the rows.)
///
/// Shapes    one number per row of the sample in both columns.
/// Contract  a domain of these classes.
/// Source    Sarndal, Swensson & Wretman (1992), section 5.6; docs/methods/ratio.md.
RatioEstimate ratio(const Classes& classes, const NumberColumn& numerator,
                    const NumberColumn& denominator, const Domain& domain,
                    const Options& options = {});

}  // namespace peil::estimate
