#pragma once

#include "peil/study/draft.h"

namespace peil::study {

/// Reads [cases] of a plan: what the case system counts, for the frame to be held against. Strata
/// and exclusions have been read before.
///
/// Problems  "plan.stratum-name"  a name that no stratum can have
///           "plan.cases-reason"  a reason that no rule of the plan has
void read_cases(const TomlTable& file, Plan& plan);

}  // namespace peil::study
