#include "peil/analysis/run/compute.h"

#include <algorithm>

#include "peil/analysis/run/models.h"
#include "peil/base/text.h"
#include "peil/estimate/quantile.h"

namespace peil::analysis {
namespace {

using Asked = asked::Quantile;

void put_quantile(Run& run, const std::string& id, const std::string& variable,
                  const DomainAsked& domain, double probability, const estimate::Quantile& found) {
  const std::string within = domain.level.empty() ? "" : domain.level + "|";
  const auto row = [&](const char* quantity, double value) {
    put(run, id, variable, domain.name, within + "p" + exact_text(probability), quantity, value);
  };
  row("estimate", found.value);
  if (found.low) row("ci_low", *found.low);
  if (found.high) row("ci_high", *found.high);
  row("n", static_cast<double>(found.share.answers));
}

void estimate_one(Run& run, const Asked& asked, const Prepared& design, const Split& parts,
                  const std::string& variable, const DomainAsked& domain,
                  const estimate::Tallies& counted) {
  const estimate::QuantileOptions how{asked.rule, asked.interval, asked.common.confidence,
                                      options(design, asked.common)};
  for (const double p : asked.probabilities) {
    const auto found = estimate::quantile(parts.classes, counted, domain.domain, p, how);
    if (!found) {
      refuse(run, asked.common.id, variable, domain,
             "Nobody here has an answer to '" + variable + "', so it has no quantiles.");
      return;
    }
    if (!found->share.standard_error) throw lonely_refusal(parts.classes, variable);
    put_quantile(run, asked.common.id, variable, domain, p, *found);
  }
}

void estimate_all(Run& run, const Asked& asked) {
  const Prepared& design = run.design(asked.common.design);
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
