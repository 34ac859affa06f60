#include "peil/analysis/plan/asked/change.h"

#include "peil/analysis/plan/plan_keys.h"

namespace peil::analysis::asked {

Change Change::read(PlanKeys& keys, const std::string& id) {
  Change asked{read_wave_pair(keys, id), read_adjustments(keys, "adjust"), keys.flag("percent")};
  read_by_each(keys, asked.pair.common, {asked.pair.before, asked.pair.after});
  return asked;
}

}  // namespace peil::analysis::asked
