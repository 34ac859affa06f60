#pragma once

#include <map>

#include "peil/estimate/statistics.h"
#include "peil/model/figure.h"
#include "peil/model/study.h"

namespace peil::estimate {

/// Every figure of a wave by its name: domains are "all", the reporting groups and the customer
/// groups of the dataset; app/wave_results.h lists the statistics by kind of item. What
/// counts as low and high is the scale's to say.
std::map<FigureName, Estimate> all_figures(const Dataset& dataset,
                                           const weighting::Weighted& weighted,
                                           const Options& options = {});

}  // namespace peil::estimate
