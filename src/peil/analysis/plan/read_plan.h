#pragma once

#include <string>
#include <string_view>

#include "peil/analysis/plan/plan.h"

namespace peil::analysis {

/// Reads and checks an analysis plan (docs/formats/analysis-plan.md). Pure; opens no data.
///
/// Problems  everything wrong in the plan, at once, with line and column: those of read_json and
/// Keys,
///           "plan.unknown-data", "plan.unknown-design", "plan.unknown-statistic", "plan.id-twice",
///           "plan.bad-expression", "plan.bad-value".
Result<AnalysisPlan> read_plan(std::string_view text, const std::string& file);

}  // namespace peil::analysis
