#include "peil/analysis/run/compute.h"

#include <algorithm>
#include <cmath>

#include "peil/analysis/run/put.h"
#include "peil/analysis/run/weight_figures.h"
#include "peil/estimate/statistics.h"

namespace peil::analysis {
namespace {

void describe(Run& run, const std::string& name) {
  const Prepared& design = run.design_or_replicates(name);
  add_weights(run, design);
  const std::vector<Weight> used = used_weights(design);
  const double deff = estimate::kish_design_effect(used);
  std::size_t units = 0, strata = 0;
  for (const auto& stratum : estimate::classes_of(design.design).strata) {
    units += stratum.units;
    strata += stratum.units > 0 ? 1 : 0;
  }
  Cell cell{.basis = on_answers(used.size())};
  cell.add("deff_w", deff);
  cell.add("n_eff", static_cast<double>(used.size()) / deff);
  cell.add("cv_w", std::sqrt(std::max(0.0, deff - 1.0)));  // below 0 by rounding when all are equal
  cell.add("clusters", static_cast<double>(units));
  cell.add("strata", static_cast<double>(strata));
  cell.add("df_design", static_cast<double>(units) - static_cast<double>(strata));
  run.add(std::move(cell));
}

}  // namespace

void compute(Run& run, const asked::WeightsUsed& asked) { describe(run, asked.design); }

}  // namespace peil::analysis
