#include "peil/analysis/plan/asked/pairwise.h"

#include "peil/analysis/plan/plan_keys.h"

#include <algorithm>
#include "peil/base/text.h"

namespace peil::analysis::asked {

Pairwise Pairwise::read(PlanKeys& keys, const std::string& id) {
  Pairwise asked{read_common(keys, id, false), "", {}, {}};
  if (asked.common.by.empty()) (void)keys.required_texts("by");
  if (keys.has("share_of") || asked.common.variables.empty()) {
    asked.share_of = keys.column("share_of", asked.common.design);
    asked.values = keys.required_texts("values");
  }
  asked.methods = read_adjustments(keys, "adjust");
  return asked;
}

}  // namespace peil::analysis::asked
