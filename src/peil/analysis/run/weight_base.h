#pragma once

#include <cstddef>

#include "peil/estimate/tally.h"
#include "peil/estimate/variance.h"

namespace peil::analysis {

/// Sums over the answers with weight in a domain.
struct WeightBase {
  std::size_t rows = 0;
  double weight = 0.0, squares = 0.0;

  /// (sum w)^2 / sum w^2. Source: Kish (1965), Survey Sampling.
  double kish_answers() const { return weight * weight / squares; }
};

WeightBase weight_base(const estimate::Classes& classes, const estimate::Tallies& counted,
                       const estimate::Domain& domain);

}  // namespace peil::analysis
