#include "peil/analysis/plan/asked/means.h"

#include "peil/analysis/plan/plan_keys.h"

#include "peil/base/text.h"

namespace peil::analysis::asked {
namespace {

Common read_by(PlanKeys& keys, const std::string& id) {
  Common common = read_common(keys, id);
  read_by_each(keys, common);
  return common;
}

}  // namespace

Mean Mean::read(PlanKeys& keys, const std::string& id) {
  const Common common = read_by(keys, id);
  const bool without = keys.flag("deff"), with = keys.flag("deff_replace");
  if (with && without)
    keys.wrong("deff_replace", "plan.bad-value", "'deff' and 'deff_replace' are both asked for.",
               "Ask for them in two analyses: both are printed as deff.");
  std::optional<estimate::Replacement> deff;
  if (with || without) deff = with ? estimate::Replacement::With : estimate::Replacement::Without;
  return {common, deff};
}

Total Total::read(PlanKeys& keys, const std::string& id) {
  const Common common = read_by(keys, id);
  return {common};
}

Spread Spread::read(PlanKeys& keys, const std::string& id) {
  const Common common = read_by(keys, id);
  return {common};
}

}  // namespace peil::analysis::asked
