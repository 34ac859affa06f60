#include "peil/analysis/run/compute.h"

#include "peil/analysis/run/put.h"
#include "peil/analysis/run/weight_figures.h"
#include "peil/base/csv.h"
#include "peil/base/text.h"
#include "peil/table/cells.h"

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

// The weight of every row, before the weighting steps and after: 0 where it counts in no figure.
std::string weights_csv(const Prepared& design, const std::string& key) {
  std::optional<table::Cells> names;
  if (!key.empty()) names.emplace(*design.table->column(key));
  std::string text =
      key.empty() ? "row,weight_before,weight\n" : csv_field(key) + ",weight_before,weight\n";
  for (std::size_t row = 0; row < design.table->rows; ++row) {
    const std::optional<std::string> name = names ? names->text(row) : std::to_string(row + 1);
    text += csv_field(name.value_or("")) + ',' + exact_text(design.design.weight[row].persons()) +
            ',' + exact_text(design.weighted.weight[row].persons()) + '\n';
  }
  return text;
}

}  // namespace

void compute(Run& run, const asked::WeightsUsed& asked) {
  describe(run, asked.design);
  if (!asked.file.empty())
    run.write({asked.file, weights_csv(run.design_or_replicates(asked.design), asked.key)});
}

}  // namespace peil::analysis
