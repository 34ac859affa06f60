#include "peil/analysis/run/models.h"

namespace peil::analysis {

std::vector<drivers::Variable> variables_of(const Run& run, const Prepared& design,
                                            const std::vector<std::string>& names) {
  std::vector<drivers::Variable> result;
  for (const std::string& name : names)
    result.push_back(drivers::variable(run.numeric_column(design, name)));
  return result;
}

ModelRows rows_of(Run& run, const Model& model) {
  const Prepared& design = run.design(model.common.design);
  return {design, split(design, model.common),
          drivers::variable(run.numeric_column(design, model.outcome)),
          variables_of(run, design, model.predictors)};
}

std::vector<double> weights_in(const Prepared& design, const Split& parts,
                               const DomainAsked& domain) {
  std::vector<double> weight = ones_in(design, parts, domain);
  for (std::size_t row = 0; row < weight.size(); ++row)
    weight[row] *= design.weighted.weight[row].persons();
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

void refuse(Run& run, const std::string& id, const std::string& variable, const DomainAsked& domain,
            const std::string& sentence) {
  put(run, id, variable, domain.name, domain.level, "refused", 1.0);
  const std::string where =
      domain.level.empty() ? "" : " (" + domain.name + " " + domain.level + ")";
  run.results().refusals.push_back(id + where + ": " + sentence);
}

void refuse(Run& run, const std::string& id, const DomainAsked& domain, const Problems& problems) {
  std::string all;
  for (const Problem& p : problems) {
    if (!all.empty()) all += ' ';
    all += p.message + (p.mend.empty() ? "" : " " + p.mend);
  }
  refuse(run, id, "", domain, all);
}

}  // namespace peil::analysis
