#include "peil/analysis/run/statistics/statistics.h"

#include <array>

#include "peil/analysis/run/statistics/adjust.h"
#include "peil/analysis/run/statistics/agreement.h"
#include "peil/analysis/run/statistics/allocation.h"
#include "peil/analysis/run/statistics/benchmark.h"
#include "peil/analysis/run/statistics/change.h"
#include "peil/analysis/run/statistics/chi_square.h"
#include "peil/analysis/run/statistics/correlation.h"
#include "peil/analysis/run/statistics/describe.h"
#include "peil/analysis/run/statistics/difference.h"
#include "peil/analysis/run/statistics/drivers.h"
#include "peil/analysis/run/statistics/equivalence.h"
#include "peil/analysis/run/statistics/estimates.h"
#include "peil/analysis/run/statistics/means.h"
#include "peil/analysis/run/statistics/pairwise.h"
#include "peil/analysis/run/statistics/proportion.h"
#include "peil/analysis/run/statistics/quantile.h"
#include "peil/analysis/run/statistics/ratio.h"
#include "peil/analysis/run/statistics/regression.h"
#include "peil/analysis/run/statistics/sample_size.h"
#include "peil/analysis/run/statistics/selection.h"
#include "peil/analysis/run/statistics/share.h"
#include "peil/analysis/run/statistics/survival.h"
#include "peil/analysis/run/statistics/trend.h"
#include "peil/analysis/run/statistics/weights.h"

namespace peil::analysis {

std::span<const Statistic> statistics() {
  static const std::array all{mean_statistic,
                              total_statistic,
                              estimates_statistic,
                              share_statistic,
                              chi_square_statistic,
                              pairwise_statistic,
                              adjust_statistic,
                              regression_statistic,
                              drivers_statistic,
                              correlation_statistic,
                              priority_statistic,
                              penalty_reward_statistic,
                              alpha_statistic,
                              survival_statistic,
                              logrank_statistic,
                              restricted_mean_statistic,
                              kappa_statistic,
                              krippendorff_statistic,
                              category_agreement_statistic,
                              proportion_statistic,
                              quantile_statistic,
                              ratio_statistic,
                              difference_statistic,
                              spread_statistic,
                              weights_statistic,
                              change_statistic,
                              trend_statistic,
                              equivalence_statistic,
                              benchmark_statistic,
                              allocation_statistic,
                              sample_size_statistic,
                              power_statistic,
                              inclusion_statistic,
                              systematic_statistic,
                              describe_statistic};
  return all;
}

}  // namespace peil::analysis
