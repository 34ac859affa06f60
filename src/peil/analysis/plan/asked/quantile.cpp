#include "peil/analysis/plan/asked/quantile.h"

#include "peil/analysis/plan/plan_keys.h"

#include <algorithm>
#include "peil/base/text.h"

namespace peil::analysis::asked {
namespace {

estimate::ShareInterval interval_of(const std::string& word) {
  if (word == "xlogit") return estimate::ShareInterval::Logit;
  return word == "beta" ? estimate::ShareInterval::Beta : estimate::ShareInterval::Wald;
}

}  // namespace

Quantile Quantile::read(PlanKeys& keys, const std::string& id) {
  Quantile asked{read_common(keys, id), keys.numbers("probabilities")};
  if (!keys.has("probabilities")) asked.probabilities = {0.5};
  if (std::ranges::any_of(asked.probabilities, [](double p) { return !(p > 0.0 && p < 1.0); }))
    keys.wrong("probabilities", "plan.bad-value", "A probability lies between 0 and 1.",
               "Write 0.25 for the answer with a quarter at or below it.");
  if (keys.one_of("rule", {"math", "school"}, "math") == "school")
    asked.rule = estimate::QuantileRule::School;
  asked.interval = interval_of(keys.one_of("interval", {"mean", "xlogit", "beta"}, "mean"));
  return asked;
}

}  // namespace peil::analysis::asked
