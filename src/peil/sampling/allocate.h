#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/model/plan.h"
#include "peil/model/sample.h"

namespace peil::sampling {

/// How many units each stratum gives: fills in StratumCount::sample, by the sizes or the total of
/// the plan (docs/methods/allocation.md). Whole-number arithmetic, the same on every machine.
///
/// Units     units of the frame, after exclusions.
/// Problems  "sample.stratum-too-small"    a given size above the units of the stratum
///           "sample.stratum-not-on-frame" a size for a stratum that no unit is in
///           "sample.stratum-without-size" a stratum of the frame that has no size
///           "sample.size-zero"            a size of 0
///           "sample.total-too-large", "sample.total-too-small"
///           `where` is the plan's file.
/// Contract  every stratum has units, and names are different.
/// Source    Cochran (1977), Sampling Techniques, 5.5; largest remainders (Hamilton).
Result<std::vector<StratumCount>> allocate(const Plan& plan, std::vector<StratumCount> strata);

}  // namespace peil::sampling
