#include "peil/analysis/run/compute.h"

#include <algorithm>
#include <cmath>

#include "peil/analysis/run/put.h"
#include "peil/analysis/run/weight_figures.h"
#include "peil/estimate/statistics.h"

namespace peil::analysis {
namespace {

void describe(Run& run, const std::string& id, const std::string& name) {
  const Prepared& design = run.design_or_replicates(name);
  put_weights(run, id, design);
  const std::vector<Weight> used = used_weights(design);
  const double deff = estimate::kish_design_effect(used);
  std::size_t units = 0, strata = 0;
  for (const auto& stratum : estimate::classes_of(design.design).strata) {
    units += stratum.units;
    strata += stratum.units > 0 ? 1 : 0;
  }
  const auto row = [&](const char* quantity, double value) {
    put(run, id, "", "", "", quantity, value);
  };
  row("deff_w", deff);
  row("n_eff", static_cast<double>(used.size()) / deff);
  row("cv_w", std::sqrt(std::max(0.0, deff - 1.0)));  // below 0 by rounding when all are equal
  row("clusters", static_cast<double>(units));
  row("strata", static_cast<double>(strata));
  row("df_design", static_cast<double>(units) - static_cast<double>(strata));
}

}  // namespace

void compute(Run& run, const asked::WeightsUsed& asked) { describe(run, asked.id, asked.design); }

}  // namespace peil::analysis
