#pragma once

#include "peil/analysis/run/statistics/statistics.h"

namespace peil::analysis {

extern const Statistic drivers_statistic;
extern const Statistic priority_statistic;

}  // namespace peil::analysis
