#pragma once

#include <string>
#include <vector>

#include "peil/analysis/run/run.h"
#include "peil/estimate/weight_summary.h"

namespace peil::analysis {

/// The weights as used, without the rows whose weight is 0.
std::vector<Weight> used_weights(const Prepared& design);

/// What the weights of a design are like: n sum_w min_w max_w min_ratio max_ratio g_min g_max
/// deff_kish n_trimmed. g is the weight by that before calibration, ratio by the mean weight.
/// Throws Refusal when no row has one. Gives what it has found.
estimate::WeightSummary add_weights(Run& run, const Prepared& design);

}  // namespace peil::analysis
