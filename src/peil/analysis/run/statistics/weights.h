#pragma once

#include "peil/analysis/run/statistics/statistics.h"

namespace peil::analysis {

/// What the weights of a design are like (analysis/weight_figures.h), with n_eff and cv_w, and how
/// large the design is: clusters, strata, df_design. deff_w is deff_kish under its other name.
extern const Statistic weights_statistic;

}  // namespace peil::analysis
