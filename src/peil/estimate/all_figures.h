#pragma once

#include <map>

#include "peil/estimate/statistics.h"
#include "peil/model/figure.h"
#include "peil/model/study.h"

namespace peil::estimate {

/// What "low" and "high" count of the marks.
inline constexpr Between low{1.0, 5.0}, high{8.0, 10.0};

/// Every figure of a wave by its name: domains are "all", the reporting groups and the customer
/// groups of the dataset; app/wave_results.h lists the statistics by kind of item.
std::map<FigureName, Estimate> all_figures(const Dataset& dataset,
                                           const weighting::Weighted& weighted,
                                           const Options& options = {});

}  // namespace peil::estimate
