#include "peil/estimate/column_summary.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/base/sum.h"

namespace peil::estimate {

ColumnSummary summary_of(const NumberColumn& column, std::span<const double> weight) {
  expects(weight.size() == column.value.size(), "summary_of: one weight per row");
  ColumnSummary result;
  Sum sum, weights, weighted;
  for (std::size_t row = 0; row < column.value.size(); ++row) {
    if (column.reason[row] != Absent::No) continue;
    const double value = column.value[row];
    result.low = result.valid == 0 ? value : std::min(result.low, value);
    result.high = result.valid == 0 ? value : std::max(result.high, value);
    ++result.valid;
    sum.add(value);
    if (weight[row] <= 0.0) continue;
    weights.add(weight[row]);
    weighted.add(weight[row] * value);
  }
  result.sum = sum.value();
  if (weights.value() > 0.0) result.mean_weighted = weighted.value() / weights.value();
  return result;
}

}  // namespace peil::estimate
