#pragma once

#include "peil/analysis/run/statistics/statistics.h"
#include "peil/estimate/p_adjust.h"

namespace peil::analysis {

/// p-values adjusted for how many there are: of a list, or of the rows of an earlier analysis. One
/// quantity per method: holm, BH, bonferroni, hochberg, BY.
extern const Statistic adjust_statistic;

/// The methods named under `key`; unknown names become problems.
std::vector<estimate::NamedAdjustment> read_adjustments(PlanKeys& keys, std::string_view key);

}  // namespace peil::analysis
