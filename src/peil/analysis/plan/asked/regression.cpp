#include "peil/analysis/plan/asked/regression.h"

#include "peil/analysis/plan/plan_keys.h"

namespace peil::analysis::asked {
namespace {

Range read_range(PlanKeys& keys, const char* key) {
  const std::vector<double> ends = keys.numbers(key);
  if (ends.size() == 2 && ends[0] <= ends[1]) return {ends[0], ends[1]};
  keys.wrong(key, keys.has(key) ? "plan.bad-value" : "plan.missing-key",
             "'" + std::string(key) + "' must be the two ends of a range of answers.",
             "Write [1, 5].");
  return {};
}

}  // namespace

Regression Regression::read(PlanKeys& keys, const std::string& id) {
  const Model model = read_model(keys, id, "predictors");
  const bool ols = keys.one_of("variance", {"design", "ols"}, "design") == "ols";
  return {model, ols};
}

PenaltyReward PenaltyReward::read(PlanKeys& keys, const std::string& id) {
  const Model model = read_model(keys, id, "drivers");
  const Range low = read_range(keys, "low"), high = read_range(keys, "high");
  if (low.to >= high.from && keys.has("low") && keys.has("high"))
    keys.wrong("high", "plan.bad-value", "'low' and 'high' overlap.", "Leave answers in between.");
  return {model, low, high, read_at_equal(keys, model.common.design)};
}

}  // namespace peil::analysis::asked
