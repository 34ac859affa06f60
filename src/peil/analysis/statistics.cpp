#include "peil/analysis/statistics.h"

#include <array>

#include "peil/analysis/adjust.h"
#include "peil/analysis/agreement.h"
#include "peil/analysis/allocation.h"
#include "peil/analysis/benchmark.h"
#include "peil/analysis/change.h"
#include "peil/analysis/chi_square.h"
#include "peil/analysis/correlation.h"
#include "peil/analysis/describe.h"
#include "peil/analysis/difference.h"
#include "peil/analysis/drivers.h"
#include "peil/analysis/equivalence.h"
#include "peil/analysis/estimates.h"
#include "peil/analysis/means.h"
#include "peil/analysis/pairwise.h"
#include "peil/analysis/proportion.h"
#include "peil/analysis/quantile.h"
#include "peil/analysis/ratio.h"
#include "peil/analysis/regression.h"
#include "peil/analysis/sample_size.h"
#include "peil/analysis/selection.h"
#include "peil/analysis/share.h"
#include "peil/analysis/survival.h"
#include "peil/analysis/trend.h"
#include "peil/analysis/weights.h"

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
