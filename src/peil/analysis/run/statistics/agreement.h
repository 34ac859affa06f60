#pragma once

#include "peil/analysis/run/statistics/statistics.h"

namespace peil::analysis {

extern const Statistic kappa_statistic;
extern const Statistic krippendorff_statistic;
extern const Statistic category_agreement_statistic;

}  // namespace peil::analysis
