#include "peil/analysis/plan/asked/share_intervals.h"

#include "peil/analysis/plan/plan_keys.h"

namespace peil::analysis::asked {

ShareIntervals ShareIntervals::read(PlanKeys& keys, const std::string& id) {
  Common common = read_common(keys, id, false);
  read_by_each(keys, common);
  if (keys.has("df"))
    keys.wrong("df", "plan.bad-value", "share_intervals prints both degrees of freedom.",
               "Take 'df' out.");
  return {common, read_measures(keys, common, {common.design}), read_intervals(keys)};
}

}  // namespace peil::analysis::asked
