#include "peil/analysis/run/compute.h"

#include <algorithm>

#include "peil/analysis/run/put.h"
#include "peil/base/text.h"
#include "peil/estimate/quantile.h"
#include "peil/table/level_names.h"

namespace peil::analysis {
namespace {

using Asked = asked::Quantile;

Cell quantile_cell(const Common& common, const std::string& variable, const DomainAsked& domain,
                   double probability, const estimate::Quantile& found) {
  const std::string level =
      table::within_level(domain.level, common.by.size(), "p" + exact_text(probability));
  Cell cell =
      cell_of(variable, {domain.name, level, {}}, on_answers(found.share.answers), Form::Quantile);
  cell.estimate = Estimate{found.value, {}, found.share.answers};
  if (found.low && found.high) cell.interval = {*found.low, *found.high};
  cell.add("ci_low", found.low);
  cell.add("ci_high", found.high);
  return cell;
}

void estimate_one(Run& run, const Asked& asked, const Prepared& design, const Split& parts,
                  const std::string& variable, const DomainAsked& domain,
                  const estimate::Tallies& counted) {
  const estimate::QuantileOptions how{asked.rule, asked.interval, asked.common.confidence,
                                      options(design, asked.common)};
  for (const double p : asked.probabilities) {
    const auto found = estimate::quantile(parts.classes, counted, domain.domain, p, how);
    if (!found) {
      refuse(run, variable, domain,
             "Nobody here has an answer to '" + variable + "', so it has no quantiles.");
      return;
    }
    if (!found->share.standard_error) throw lonely_refusal(parts.classes, variable);
    run.add(quantile_cell(asked.common, variable, domain, p, *found));
  }
}

void estimate_all(Run& run, const Asked& asked) {
  const Prepared& design = run.design_of_domains(asked.common.design);
  const Split parts = split(design, asked.common);
  for (const std::string& variable : asked.common.variables) {
    const estimate::Tallies counted =
        tallies(design, parts.classes, numbers(run.numeric_column(design, variable)));
    for (const DomainAsked& domain : parts.domains)
      estimate_one(run, asked, design, parts, variable, domain, counted);
  }
}

}  // namespace

void compute(Run& run, const asked::Quantile& asked) { estimate_all(run, asked); }

}  // namespace peil::analysis
