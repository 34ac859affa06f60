#include "peil/analysis/statistics.h"

#include <array>

#include "peil/analysis/adjust.h"
#include "peil/analysis/chi_square.h"
#include "peil/analysis/estimates.h"
#include "peil/analysis/means.h"
#include "peil/analysis/pairwise.h"

namespace peil::analysis {

std::span<const Statistic> statistics() {
  static const std::array all{
      mean_statistic,       total_statistic,    adjust_statistic,
      chi_square_statistic, pairwise_statistic, estimates_statistic,
  };
  return all;
}

}  // namespace peil::analysis
