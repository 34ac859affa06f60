#include "peil/analysis/plan/asked/weights.h"

#include "peil/analysis/plan/plan_keys.h"

#include <algorithm>

namespace peil::analysis::asked {

WeightsUsed WeightsUsed::read(PlanKeys& keys, const std::string& id) { return {id, keys.design()}; }

}  // namespace peil::analysis::asked
