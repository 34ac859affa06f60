#pragma once

#include "peil/analysis/run/statistics/statistics.h"

namespace peil::analysis {

extern const Statistic survival_statistic;
extern const Statistic logrank_statistic;
extern const Statistic restricted_mean_statistic;

}  // namespace peil::analysis
