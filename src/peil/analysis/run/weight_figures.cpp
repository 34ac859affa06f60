#include "peil/analysis/run/weight_figures.h"

#include <algorithm>
#include <limits>

#include "peil/analysis/run/put.h"
#include "peil/base/sum.h"
#include "peil/estimate/statistics.h"

namespace peil::analysis {

std::vector<Weight> used_weights(const Prepared& design) {
  std::vector<Weight> used;
  for (std::size_t row = 0; row < design.weighted.weight.size(); ++row) {
    if (design.weightless.empty() || design.weightless[row] == 0)
      used.push_back(design.weighted.weight[row]);
  }
  return used;
}

void add_weights(Run& run, const Prepared& design) {
  const std::vector<Weight> used = used_weights(design);
  if (used.empty()) throw Refusal{"", "No row of the design has a weight above 0."};
  double g_min = std::numeric_limits<double>::infinity(), g_max = 0.0;
  for (std::size_t row = 0; row < design.weighted.weight.size(); ++row) {
    if (!design.weightless.empty() && design.weightless[row] != 0) continue;
    const double g = design.weighted.weight[row].persons() / design.weighted.base[row].persons();
    g_min = std::min(g_min, g);
    g_max = std::max(g_max, g);
  }
  Sum sum;
  for (const Weight& w : used) sum.add(w.persons());
  const double mean = sum.value() / static_cast<double>(used.size());
  const auto [low, high] = std::ranges::minmax(used);
  Cell cell{.basis = on_answers(used.size())};
  cell.add("n", static_cast<double>(used.size()));
  cell.add("sum_w", sum.value());
  cell.add("min_w", low.persons());
  cell.add("max_w", high.persons());
  cell.add("min_ratio", low.persons() / mean);
  cell.add("max_ratio", high.persons() / mean);
  cell.add("g_min", g_min);
  cell.add("g_max", g_max);
  cell.add("deff_kish", estimate::kish_design_effect(used));
  cell.add("n_trimmed", static_cast<double>(design.trimmed));
  run.add(std::move(cell));
}

}  // namespace peil::analysis
