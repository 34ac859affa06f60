#pragma once

#include "peil/analysis/statistics.h"

namespace peil::analysis {

extern const Statistic equivalence_statistic;

}  // namespace peil::analysis
