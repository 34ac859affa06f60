#include "peil/analysis/plan/asked/correlation.h"

#include "peil/analysis/plan/plan_keys.h"

namespace peil::analysis::asked {

Correlation Correlation::read(PlanKeys& keys, const std::string& id) {
  const Common common = read_common(keys, id);
  const std::string with = keys.column("with", common.design);
  return {common, with};
}

Alpha Alpha::read(PlanKeys& keys, const std::string& id) {
  const Common common = read_common(keys, id, false);
  const std::vector<std::string> items = keys.columns("items", common.design);
  if (items.size() < 2)
    keys.wrong("items", "plan.bad-value", "Alpha is about two items or more.",
               "Write \"items\": [\"...\", \"...\"].");
  return {common, items};
}

}  // namespace peil::analysis::asked
