#pragma once

#include <string>
#include <vector>

#include "peil/estimate/weight_summary.h"
#include "peil/model/dataset.h"
#include "peil/weighting/weighted.h"

namespace peil::estimate {

/// What weighting made of a mean: the same answers as they are, and as weighed.
struct MarkWeighting {
  std::string domain;  ///< "all", a reporting group or a customer group
  double unweighted = 0.0, weighted = 0.0;
  WeightSummary weights;  ///< of those who answered the item
  double heaviest = 0.0;  ///< share of all weight that the heaviest tenth of these people have

  /// Few people decide the mean: half of the answers are lost to unequal weights, or a tenth of the
  /// people have half of the weight.
  bool rests_on_few() const { return weights.design_effect >= 2.0 || heaviest >= 0.5; }
};

/// Of every domain in which the item has answers: everybody, then the groups in their order.
///
/// Contract  the item has codes of a mark or a scale; the dataset has both groupings.
/// Source    Kish (1965), Survey Sampling, 11.7; docs/methods/response.md
std::vector<MarkWeighting> mark_weightings(const Dataset& dataset,
                                           const weighting::Weighted& weighted,
                                           const std::string& item);

}  // namespace peil::estimate
