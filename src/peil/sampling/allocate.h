#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/model/plan.h"
#include "peil/model/sample.h"

namespace peil::sampling {

/// How many units each stratum gives: fills in StratumCount::sample, by the sizes of the plan or by
/// its total and the rule of its allocation (docs/methods/allocation.md). Equal remainders go to
/// the larger stratum, then by name, so the order of the strata does not matter.
///
/// Units     units of the frame, after exclusions.
/// Problems  "sample.stratum-too-small"    a given size above the units of the stratum
///           "sample.stratum-not-on-frame" a size for a stratum that no unit is in
///           "sample.stratum-without-size" a stratum of the frame that has no size
///           "sample.size-zero"            a size of 0
///           "sample.stratum-without-sd"   neyman: a stratum that has no standard deviation
///           those of allocated
///           `where` is the plan's file.
/// Contract  every stratum has units, and names are different.
/// Source    Cochran (1977), Sampling Techniques, 5.5; largest remainders (Hamilton).
Result<std::vector<StratumCount>> allocate(const Plan& plan, std::vector<StratumCount> strata);

}  // namespace peil::sampling
