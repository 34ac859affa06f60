#pragma once

#include "peil/analysis/plan/plan_keys.h"

namespace peil::analysis {

/// The weighting steps of a design and their order, from its keys. Wrong ones become problems.
void read_weighting(PlanKeys& keys, DesignPlan& design, AnalysisPlan& plan, Problems& found);

/// The replicates of a design whose other keys have been read.
ReplicatePlan read_replicates(const Node& node, const DesignPlan& design, AnalysisPlan& plan,
                              Problems& found);

/// Adds the files that designs name for margins and replicate weights to the data of the plan. Keys
/// are matched as texts, so that 007 is not 7.
void add_files(AnalysisPlan& plan);

}  // namespace peil::analysis
