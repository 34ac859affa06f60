#include "peil/analysis/run/weight_figures.h"

#include "peil/analysis/run/put.h"

namespace peil::analysis {
namespace {

std::vector<Weight> of_rows_that_count(const Prepared& design, const std::vector<Weight>& weight) {
  std::vector<Weight> used;
  for (std::size_t row = 0; row < weight.size(); ++row) {
    if (design.weightless.empty() || design.weightless[row] == 0) used.push_back(weight[row]);
  }
  return used;
}

}  // namespace

std::vector<Weight> used_weights(const Prepared& design) {
  return of_rows_that_count(design, design.weighted.weight);
}

estimate::WeightSummary add_weights(Run& run, const Prepared& design) {
  const std::vector<Weight> used = used_weights(design);
  if (used.empty()) throw Refusal{"", "No row of the design has a weight above 0."};
  const estimate::WeightSummary found =
      estimate::weight_summary(of_rows_that_count(design, design.weighted.base), used);
  Cell cell{.basis = on_answers(found.rows)};
  cell.add("n", static_cast<double>(found.rows));
  cell.add("sum_w", found.sum);
  cell.add("min_w", found.low);
  cell.add("max_w", found.high);
  cell.add("min_ratio", found.low_ratio);
  cell.add("max_ratio", found.high_ratio);
  cell.add("g_min", found.low_g);
  cell.add("g_max", found.high_g);
  cell.add("deff_kish", found.design_effect);
  cell.add("n_trimmed", static_cast<double>(design.trimmed));
  run.add(std::move(cell));
  return found;
}

}  // namespace peil::analysis
