#include "peil/analysis/plan/asked/survival.h"

#include "peil/analysis/plan/plan_keys.h"

#include <algorithm>
#include "peil/base/text.h"

namespace peil::analysis::asked {

Survival Survival::read(PlanKeys& keys, const std::string& id) {
  Survival asked;
  asked.common = read_common(keys, id, false);
  asked.keys = read_durations(keys, asked.common.design);
  asked.at = keys.numbers("at");
  asked.quantiles = keys.numbers("quantiles");
  for (const double t : asked.at) {
    if (t < 0.0) keys.wrong("at", "plan.bad-value", "A time is 0 or more.", "");
  }
  for (const double p : asked.quantiles) {
    if (p <= 0.0 || p >= 1.0)
      keys.wrong("quantiles", "plan.bad-value", "A quantile lies between 0 and 1.",
                 "Write 0.9 for the time within which 90 percent are closed.");
  }
  std::vector<std::string> names = keys.texts("ci");
  if (names.empty()) names.emplace_back("log");
  for (const std::string& name : names) {
    if (name == "log")
      asked.scales.emplace_back(estimate::SurvivalScale::Log, name);
    else if (name == "plain")
      asked.scales.emplace_back(estimate::SurvivalScale::Plain, name);
    else if (name == "loglog")
      asked.scales.emplace_back(estimate::SurvivalScale::LogLog, name);
    else
      keys.wrong("ci", "plan.bad-value", "'ci' cannot be '" + name + "'.",
                 "It is log, plain or loglog.");
  }
  return asked;
}

LogRank LogRank::read(PlanKeys& keys, const std::string& id) {
  const Common common = read_common(keys, id, false);
  const DurationKeys durations_keys = read_durations(keys, common.design);
  if (common.by.empty())
    keys.wrong("by", "plan.missing-key", "The log-rank test compares groups.",
               "Add \"by\": [\"...\"].");
  return {common, durations_keys};
}

RestrictedMean RestrictedMean::read(PlanKeys& keys, const std::string& id) {
  const Common common = read_common(keys, id, false);
  const DurationKeys durations_keys = read_durations(keys, common.design);
  const double horizon = keys.required_number("horizon");
  if (keys.has("horizon") && horizon <= 0.0)
    keys.wrong("horizon", "plan.bad-value", "'horizon' must be above 0.", "");
  return {common, durations_keys, horizon};
}

}  // namespace peil::analysis::asked
