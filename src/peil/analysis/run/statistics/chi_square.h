#pragma once

#include "peil/analysis/run/statistics/statistics.h"

namespace peil::analysis {

/// Tests of independence of two columns: X2, df, cramers_v and, as asked for, p (Pearson), F ndf
/// ddf p_F, p_Chisq, Wald_F ..., adjWald_F ...
extern const Statistic chi_square_statistic;

}  // namespace peil::analysis
