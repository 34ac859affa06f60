#include "peil/estimate/weight_summary.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "peil/base/contract.h"
#include "peil/base/sum.h"
#include "peil/estimate/classes.h"
#include "peil/estimate/statistics.h"

namespace peil::estimate {

WeightSummary weight_summary(std::span<const Weight> base, std::span<const Weight> weight) {
  expects(!weight.empty() && base.size() == weight.size(),
          "weight_summary: rows with both weights");
  WeightSummary result;
  result.rows = weight.size();
  result.low_g = std::numeric_limits<double>::infinity();
  for (std::size_t row = 0; row < weight.size(); ++row) {
    const double g = weight[row].persons() / base[row].persons();
    result.low_g = std::min(result.low_g, g);
    result.high_g = std::max(result.high_g, g);
  }
  const auto n = static_cast<double>(weight.size());
  const auto [low, high] = std::ranges::minmax(weight);
  result.sum = sum_of(weight);
  const double mean = result.sum / n;
  result.low = low.persons();
  result.high = high.persons();
  result.low_ratio = result.low / mean;
  result.high_ratio = result.high / mean;
  result.design_effect = kish_design_effect(weight);
  result.effective = n / result.design_effect;
  // Below 0 by rounding when all are equal.
  result.variation = std::sqrt(std::max(0.0, result.design_effect - 1.0));
  return result;
}

double sum_of(std::span<const Weight> weight) {
  Sum sum;
  for (const Weight& w : weight) sum.add(w.persons());
  return sum.value();
}

DesignSize design_size(const Design& design) {
  DesignSize result;
  for (const SampledStratum& stratum : classes_of(design).strata) {
    result.units += stratum.units;
    result.strata += stratum.units > 0 ? 1 : 0;
  }
  return result;
}

}  // namespace peil::estimate
