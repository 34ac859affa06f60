#pragma once

#include "peil/analysis/run/statistics/statistics.h"

namespace peil::analysis {

/// How many units of a frame each stratum gives (n_h), proportional, equal, Neyman or power, and
/// the error that the mean of the study variable is to have (anticipated_se).
extern const Statistic allocation_statistic;

}  // namespace peil::analysis
