#include "peil/analysis/run/models.h"

#include "peil/estimate/multiplicity.h"

namespace peil::analysis {

std::vector<drivers::Variable> variables_of(const Run& run, const Prepared& design,
                                            const std::vector<std::string>& names) {
  std::vector<drivers::Variable> result;
  for (const std::string& name : names)
    result.push_back(drivers::variable(run.numeric_column(design, name)));
  return result;
}

ModelRows rows_of(Run& run, const Model& model) {
  const Prepared& design = run.design_of_means(model.common.design);
  return {design, split(design, model.common),
          drivers::variable(run.numeric_column(design, model.outcome)),
          variables_of(run, design, model.predictors)};
}

std::vector<double> weights_in(const Prepared& design, const Split& parts,
                               const DomainAsked& domain) {
  std::vector<double> weight = ones_in(design, parts, domain);
  estimate::Multiplicity multiplicity(design.design.lists);
  for (std::size_t row = 0; row < weight.size(); ++row) {
    if (weight[row] > 0.0) multiplicity.see(row);
  }
  for (std::size_t row = 0; row < weight.size(); ++row) {
    if (weight[row] > 0.0)
      weight[row] = design.weighted.weight[row].persons() * multiplicity.counts(row);
  }
  return weight;
}

std::vector<double> ones_in(const Prepared& design, const Split& parts, const DomainAsked& domain) {
  std::vector<double> weight(parts.classes.of_row.size());
  for (std::size_t row = 0; row < weight.size(); ++row) {
    const bool weightless = !design.weightless.empty() && design.weightless[row] != 0;
    weight[row] = !weightless && domain.domain[parts.classes.of_row[row]] != 0 ? 1.0 : 0.0;
  }
  return weight;
}

}  // namespace peil::analysis
