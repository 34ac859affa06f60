#pragma once

#include "peil/analysis/run/statistics/statistics.h"

namespace peil::analysis {

extern const Statistic share_statistic;

}  // namespace peil::analysis
