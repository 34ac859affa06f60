#include "peil/analysis/statistics.h"

#include <array>

#include "peil/analysis/means.h"

namespace peil::analysis {

std::span<const Statistic> statistics() {
  static const std::array all{mean_statistic, total_statistic};
  return all;
}

}  // namespace peil::analysis
