#include "peil/analysis/counted_rows.h"

#include "peil/analysis/run/run.h"

namespace peil::analysis {

CountedRows counted_rows(std::span<const double> weight, std::span<const weighting::Margin> margins,
                         std::span<const weighting::KnownTotal> totals) {
  CountedRows result;
  result.weight.reserve(weight.size());
  for (const double w : weight) {
    if (w > 0.0) result.weight.emplace_back(w);
  }
  if (result.weight.empty())
    throw Refusal{"", "No row of the design has a weight above 0, so nothing can be fitted.", {}};
  result.margins = margins;
  result.totals = totals;
  if (result.weight.size() == weight.size()) return result;
  for (std::size_t row = 0; row < weight.size(); ++row) {
    if (weight[row] > 0.0) result.rows.push_back(row);
  }
  for (const weighting::Margin& margin : margins) {
    weighting::Margin& part = result.own_margins.emplace_back(
        weighting::Margin{margin.name, margin.levels, margin.persons, {}});
    for (const std::size_t row : result.rows) part.level.push_back(margin.level[row]);
  }
  for (const weighting::KnownTotal& total : totals) {
    weighting::KnownTotal& part =
        result.own_totals.emplace_back(weighting::KnownTotal{total.name, total.total, {}});
    for (const std::size_t row : result.rows) part.value.push_back(total.value[row]);
  }
  result.margins = result.own_margins;
  result.totals = result.own_totals;
  return result;
}

}  // namespace peil::analysis
