#pragma once

#include "peil/analysis/statistics.h"

namespace peil::analysis {

extern const Statistic change_statistic;

}  // namespace peil::analysis
