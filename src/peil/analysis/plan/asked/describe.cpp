#include "peil/analysis/plan/asked/describe.h"

#include "peil/analysis/plan/plan_keys.h"

#include <algorithm>
#include "peil/base/text.h"

namespace peil::analysis::asked {

Describe Describe::read(PlanKeys& keys, const std::string& id) {
  Describe asked;
  asked.id = id;
  asked.design = keys.design();
  asked.variables = keys.columns("variables", asked.design);
  asked.counts = keys.columns("counts", asked.design);
  return asked;
}

}  // namespace peil::analysis::asked
