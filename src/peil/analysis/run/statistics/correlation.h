#pragma once

#include "peil/analysis/run/statistics/statistics.h"

namespace peil::analysis {

extern const Statistic correlation_statistic;
extern const Statistic alpha_statistic;

}  // namespace peil::analysis
