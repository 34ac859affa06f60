#pragma once

#include "peil/model/plan.h"
#include "peil/study/draft.h"
#include "peil/study/toml_table.h"

namespace peil::study {

/// Reads how [sample] of a plan shares its sample over the strata: sizes that are given, or a total
/// and a rule with its bounds. Strata and group column have been read.
///
/// Problems  "plan.total-not-used", "plan.sizes-missing", "plan.sizes-not-used",
///           "plan.not-for-allocation", "plan.sd-missing", "plan.least-above-most",
///           "plan.stratum-name", "plan.group-without-size", and those of TomlTable
void read_allocation(const TomlTable& sample, Plan& plan, const Draft& draft);

}  // namespace peil::study
