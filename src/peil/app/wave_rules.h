#pragma once

#include "peil/analysis/plan/plan.h"
#include "peil/base/result.h"
#include "peil/model/study.h"

namespace peil::app {

/// What a plan may not ask of the waves of a study, from the plan and the study alone.
///
/// Problems  "plan.rows-of-wave"     a statistic of a wave that shows single rows
///           "plan.figure-of-members" a figure by, or of, the ids of a panel
///           "plan.clusters-of-waves" matched people of a wave of clusters
///           "plan.cut"              a comparison of waves over a break that the study declares
///           "plan.not-independent"  a comparison of samples that share people, as if they did not
Problems wave_problems(const analysis::AnalysisPlan& plan, const Study& study);

}  // namespace peil::app
