#pragma once

#include "peil/analysis/run/statistics/statistics.h"

namespace peil::analysis {

/// Differences between named levels of the by-columns in the means of the variables: the rows of a
/// comparison (analysis/contrast.h) and se_if_covariance_ignored.
extern const Statistic difference_statistic;

}  // namespace peil::analysis
