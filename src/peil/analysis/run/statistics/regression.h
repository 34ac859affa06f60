#pragma once

#include "peil/analysis/run/statistics/statistics.h"

namespace peil::analysis {

extern const Statistic regression_statistic;
extern const Statistic penalty_reward_statistic;

}  // namespace peil::analysis
