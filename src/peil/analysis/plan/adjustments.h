#pragma once

#include <string_view>
#include <vector>
#include "peil/analysis/plan/reading.h"
#include "peil/estimate/p_adjust.h"

namespace peil::analysis {

/// The methods named under `key`; unknown names become problems.
std::vector<estimate::NamedAdjustment> read_adjustments(PlanKeys& keys, std::string_view key);

}  // namespace peil::analysis
