#include "peil/analysis/run/statistics/quantile.h"

#include <algorithm>

#include "peil/analysis/run/models.h"
#include "peil/base/text.h"
#include "peil/estimate/quantile.h"

namespace peil::analysis {
namespace {

struct Asked {
  Common common;
  std::vector<double> probabilities;
  estimate::QuantileOptions how;
};

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
  estimate::QuantileOptions how = asked.how;
  how.options = options(design, asked.common);
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

estimate::ShareInterval interval_of(const std::string& word) {
  if (word == "xlogit") return estimate::ShareInterval::Logit;
  return word == "beta" ? estimate::ShareInterval::Beta : estimate::ShareInterval::Wald;
}

std::function<void(Run&)> read(PlanKeys& keys, const std::string& id) {
  Asked asked{read_common(keys, id), keys.numbers("probabilities"), {}};
  if (!keys.has("probabilities")) asked.probabilities = {0.5};
  if (std::ranges::any_of(asked.probabilities, [](double p) { return !(p > 0.0 && p < 1.0); }))
    keys.wrong("probabilities", "plan.bad-value", "A probability lies between 0 and 1.",
               "Write 0.25 for the answer with a quarter at or below it.");
  if (keys.one_of("rule", {"math", "school"}, "math") == "school")
    asked.how.rule = estimate::QuantileRule::School;
  asked.how.interval = interval_of(keys.one_of("interval", {"mean", "xlogit", "beta"}, "mean"));
  asked.how.confidence = asked.common.confidence;
  return [asked](Run& run) { estimate_all(run, asked); };
}

}  // namespace

const Statistic quantile_statistic{"quantile", read};

}  // namespace peil::analysis
