#pragma once

#include <string>

#include "peil/base/result.h"
#include "peil/model/study.h"

namespace peil::sampling {

/// The plan by which a wave is drawn.
///
/// Problems  "wave.unknown", "plan.missing", "plan.imported"
Result<const Plan*> plan_of_draw(const Study& study, const std::string& wave);

}  // namespace peil::sampling
