#pragma once

#include "peil/analysis/statistics.h"

namespace peil::analysis {

extern const Statistic trend_statistic;

}  // namespace peil::analysis
