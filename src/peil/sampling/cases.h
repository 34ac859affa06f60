#pragma once

#include <string>

#include "peil/base/result.h"
#include "peil/model/plan.h"
#include "peil/sampling/frame.h"

namespace peil::sampling {

/// Where a frame has another number of units than the case system counts: a frame from which people
/// were taken, or to which they were added, gives a sample that looks right.
///
/// A stratum is counted over all rows of the frame, whether a rule leaves them out or not; of those
/// who are left out the plan may state the numbers by reason. A number differs when it is further
/// from the stated one than tolerance * stated. A stratum that is on one side only is held to 0.
///
/// Problems  "frame.not-as-cases"  for each of them, with both numbers; none: the plan states none
Problems unlike_cases(const Plan& plan, const FrameCounts& counts, const std::string& where);

}  // namespace peil::sampling
