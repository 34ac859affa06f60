#include "peil/analysis/run/compute.h"

#include "peil/analysis/run/models.h"
#include "peil/base/counted.h"
#include "peil/drivers/alpha.h"
#include "peil/drivers/correlation.h"

namespace peil::analysis {
namespace {

void correlate(Run& run, const Common& common, const std::string& with) {
  const Prepared& design = run.design_of_domains(common.design);
  const Split parts = split(design, common);
  const drivers::Variable other = drivers::variable(run.numeric_column(design, with));
  const auto variables = variables_of(run, design, common.variables);
  for (const DomainAsked& domain : parts.domains) {
    const auto weight = weights_in(design, parts, domain), one = ones_in(design, parts, domain);
    for (const drivers::Variable& v : variables) {
      const drivers::Variable both[]{v, other};
      const auto plain = drivers::pearson(v, other, one),
                 weighted = drivers::pearson(v, other, weight),
                 ranks = drivers::spearman(v, other, one);
      if (!plain || !weighted || !ranks) {
        refuse(run, v.name, domain,
               "'" + v.name + "' or '" + with +
                   "' does not vary among the rows that have both: there is no correlation.");
        continue;
      }
      const std::size_t n = drivers::complete_rows(both, one).size();
      Cell cell = cell_of(v.name, domain, on_answers(n));
      cell.add("pearson", *plain);
      cell.add("pearson_weighted", *weighted);
      cell.add("spearman", *ranks);
      cell.add("n", static_cast<double>(n));
      run.add(std::move(cell));
    }
  }
}

void cronbach(Run& run, const Common& common, const std::vector<std::string>& items) {
  const Prepared& design = run.design_of_domains(common.design);
  const Split parts = split(design, common);
  const auto variables = variables_of(run, design, items);
  for (const DomainAsked& domain : parts.domains) {
    const drivers::Moments moments = drivers::moments(variables, weights_in(design, parts, domain));
    const auto all = drivers::alpha(moments);
    if (!all) {
      refuse(run, "", domain,
             "The sum of the items does not vary among the " +
                 counted(moments.rows, "row that has", "rows that have") +
                 " them all: there is no alpha.");
      continue;
    }
    Cell cell = cell_of("", domain, on_answers(moments.rows));
    cell.add("alpha", *all);
    cell.add("n", static_cast<double>(moments.rows));
    run.add(std::move(cell));
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto rest = drivers::alpha_without(moments, i);
      if (!rest) continue;
      Cell without = cell_of(items[i], domain, on_answers(moments.rows));
      without.add("alpha_without", *rest);
      run.add(std::move(without));
    }
  }
}

}  // namespace

void compute(Run& run, const asked::Correlation& asked) {
  correlate(run, asked.common, asked.with);
}

void compute(Run& run, const asked::Alpha& asked) { cronbach(run, asked.common, asked.items); }

}  // namespace peil::analysis
