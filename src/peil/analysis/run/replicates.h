#pragma once

#include <map>
#include <string>

#include "peil/analysis/plan/plan.h"
#include "peil/analysis/run/prepare.h"
#include "peil/analysis/run/run.h"

namespace peil::analysis {

/// Finishes a prepared design: applies its weighting steps, reads or makes its replicate weights,
/// and applies the steps to each of them when the plan says so. Weights of a drawn bootstrap are
/// not kept: they are drawn and weighted whenever a statistic asks. Throws Refusal.
void weigh_and_replicate(Prepared& design, const DesignPlan& plan,
                         const std::map<std::string, Table>& tables, int threads = 1);

/// Weights of the rows as they are used; 0 where a row does not count.
std::vector<double> weights_of_rows(const Prepared& design);

}  // namespace peil::analysis
