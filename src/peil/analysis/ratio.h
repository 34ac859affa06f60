#pragma once

#include "peil/analysis/statistics.h"

namespace peil::analysis {

/// The total of one column divided by that of another, by any domain; the variable is printed as
/// `numerator/denominator`. Refused where the denominators add up to 0.
extern const Statistic ratio_statistic;

}  // namespace peil::analysis
