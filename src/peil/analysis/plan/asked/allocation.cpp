#include "peil/analysis/plan/asked/allocation.h"

#include "peil/analysis/plan/plan_keys.h"

#include "peil/analysis/plan/whole_keys.h"

namespace peil::analysis::asked {
namespace {

Allocation method_of(const std::string& word) {
  if (word == "equal") return Allocation::Equal;
  if (word == "neyman") return Allocation::Neyman;
  if (word == "power") return Allocation::Power;
  return Allocation::Proportional;
}

}  // namespace

Allocated Allocated::read(PlanKeys& keys, const std::string& id) {
  Allocated asked;
  asked.id = id;
  asked.design = keys.design();
  asked.strata = keys.columns("strata", asked.design);
  if (asked.strata.empty()) (void)keys.required_texts("strata");
  asked.rule.method = method_of(
      keys.one_of("method", {"proportional", "equal", "neyman", "power"}, "proportional"));
  asked.rule.total = required_whole(keys, "n");
  asked.rule.least = whole(keys, "least", 0).value_or(asked.rule.least);
  asked.rule.most = whole(keys, "most", 1);
  if (asked.rule.most && *asked.rule.most < asked.rule.least)
    keys.wrong("most", "plan.bad-value",
               "'most' is " + std::to_string(*asked.rule.most) + " and the least of a stratum " +
                   std::to_string(asked.rule.least) + ".",
               "Raise 'most', or lower 'least' (2 where the plan does not say).");
  if (keys.has("size")) asked.size = keys.column("size", asked.design);
  const bool needs_spread = asked.rule.method == Allocation::Neyman;
  if (needs_spread || keys.has("study_variable"))
    asked.study_variable = keys.column("study_variable", asked.design);
  asked.rule.power = keys.number("power", 0.5);
  if (asked.rule.power < 0.0 || asked.rule.power > 1.0)
    keys.wrong("power", "plan.bad-value", "'power' must lie from 0 to 1.",
               "0 is equal, 1 in proportion to size, 0.5 the root.");
  const auto no_meaning = [&](const char* key) {
    if (keys.has(key) && asked.rule.method != Allocation::Power)
      keys.wrong(key, "plan.bad-value",
                 std::string("'") + key + "' has a meaning with method 'power' only.",
                 "Take it out, or write \"method\": \"power\".");
  };
  no_meaning("size"), no_meaning("power");
  return asked;
}

}  // namespace peil::analysis::asked
