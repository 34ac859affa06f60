#include "peil/estimate/row_statistics.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "peil/base/sum.h"

namespace peil::estimate {

double weighted_sum(std::span<const double> weight, const Rows& rows,
                    std::span<const double> value) {
  Sum sum;
  for (std::size_t i = 0; i < rows.row.size(); ++i) sum.add(weight[rows.row[i]] * value[i]);
  return sum.value();
}

OfWeights ratio_of(const Rows& rows) {
  return [&rows](std::span<const double> weight) -> std::optional<double> {
    const double by = weighted_sum(weight, rows, rows.x);
    if (by == 0.0) return {};
    return weighted_sum(weight, rows, rows.y) / by;
  };
}

OfWeights total_of(const Rows& rows) {
  return [&rows](std::span<const double> weight) -> std::optional<double> {
    return weighted_sum(weight, rows, rows.y);
  };
}

OfWeights median_of(Rows& rows) {
  std::vector<std::size_t> order(rows.row.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return rows.y[i]; });
  Rows sorted;
  for (const std::size_t i : order) {
    sorted.row.push_back(rows.row[i]);
    sorted.y.push_back(rows.y[i]);
    sorted.x.push_back(rows.x[i]);
  }
  rows = std::move(sorted);
  return [&rows](std::span<const double> weight) -> std::optional<double> {
    const double all = weighted_sum(weight, rows, rows.x);
    if (all <= 0.0) return {};
    constexpr double rounding = 1e-14;  // of a sum that is exactly half
    Sum below;
    for (std::size_t i = 0; i < rows.row.size(); ++i) {
      below.add(weight[rows.row[i]]);
      if (below.value() >= 0.5 * all * (1.0 - rounding)) return rows.y[i];
    }
    return rows.y.back();
  };
}

}  // namespace peil::estimate
