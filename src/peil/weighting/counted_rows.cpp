#include "peil/weighting/counted_rows.h"

namespace peil::weighting {

CountedRows counted_rows(std::span<const double> weight, std::span<const Margin> margins,
                         std::span<const KnownTotal> totals) {
  CountedRows result;
  result.weight.reserve(weight.size());
  for (const double w : weight) {
    if (w > 0.0) result.weight.emplace_back(w);
  }
  result.margins = margins;
  result.totals = totals;
  if (result.weight.size() == weight.size()) return result;
  for (std::size_t row = 0; row < weight.size(); ++row) {
    if (weight[row] > 0.0) result.rows.push_back(row);
  }
  for (const Margin& margin : margins) {
    Margin& part =
        result.own_margins.emplace_back(Margin{margin.name, margin.levels, margin.persons, {}});
    for (const std::size_t row : result.rows) part.level.push_back(margin.level[row]);
  }
  for (const KnownTotal& total : totals) {
    KnownTotal& part = result.own_totals.emplace_back(KnownTotal{total.name, total.total, {}});
    for (const std::size_t row : result.rows) part.value.push_back(total.value[row]);
  }
  result.margins = result.own_margins;
  result.totals = result.own_totals;
  return result;
}

}  // namespace peil::weighting
