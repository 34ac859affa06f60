#include "peil/analysis/run/compute.h"

#include "peil/analysis/run/put.h"
#include "peil/analysis/run/weight_figures.h"

namespace peil::analysis {
namespace {

void describe(Run& run, const std::string& name) {
  const Prepared& design = run.design_or_replicates(name);
  const estimate::WeightSummary weights = add_weights(run, design);
  const estimate::DesignSize size = estimate::design_size(design.design);
  Cell cell{.basis = on_answers(weights.rows)};
  cell.add("deff_w", weights.design_effect);
  cell.add("n_eff", weights.effective);
  cell.add("cv_w", weights.variation);
  cell.add("clusters", static_cast<double>(size.units));
  cell.add("strata", static_cast<double>(size.strata));
  cell.add("df_design", size.degrees_of_freedom());
  run.add(std::move(cell));
}

}  // namespace

void compute(Run& run, const asked::WeightsUsed& asked) { describe(run, asked.design); }

}  // namespace peil::analysis
