#pragma once

#include <vector>

#include "peil/disclosure/analyses.h"
#include "peil/findings/driver_plan.h"

namespace peil::findings {

/// Aspects to which all who are weighed in a group gave the same answer, as a run of the plan says
/// it: the gate held their mean for that, which is told with the mean, or the model was refused for
/// it. What never varies has no importance that can be seen, and the others do.
std::vector<AlikeAspect> alike_aspects(const DriverPlan& plan,
                                       const disclosure::ReleasedAnalyses& released);

}  // namespace peil::findings
