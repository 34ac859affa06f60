#pragma once

#include <vector>

#include "peil/model/wave_results.h"
#include "peil/model/weight.h"
#include "peil/model/weighting_step.h"
#include "peil/weighting/calibrate.h"
#include "peil/weighting/rake.h"

namespace peil::weighting {

/// The weights of one wave, and what the variance has to know of how they came about.
struct Weighted {
  std::vector<Weight> base;     ///< one per row: before the margins
  std::vector<Weight> weight;   ///< one per row: as used; equal to `base` without margins
  std::vector<Margin> margins;  ///< to which they were fitted; empty: none
  WeightingAccount account;
  std::vector<KnownTotal> totals{};    ///< likewise: totals of numbers
  std::vector<WeightingStep> steps{};  ///< from `base` to `weight`
};

}  // namespace peil::weighting
