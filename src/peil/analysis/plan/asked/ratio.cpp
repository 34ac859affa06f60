#include "peil/analysis/plan/asked/ratio.h"

#include "peil/analysis/plan/plan_keys.h"

namespace peil::analysis::asked {

Ratio Ratio::read(PlanKeys& keys, const std::string& id) {
  Ratio asked{read_common(keys, id, false), {}, {}};
  asked.numerator = keys.column("numerator", asked.common.design);
  asked.denominator = keys.column("denominator", asked.common.design);
  if (!asked.common.variables.empty())
    keys.wrong("variables", "plan.unknown-key", "A ratio has no 'variables'.",
               "Name one column under 'numerator' and one under 'denominator'.");
  return asked;
}

}  // namespace peil::analysis::asked
