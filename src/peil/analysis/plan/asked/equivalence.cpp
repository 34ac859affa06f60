#include "peil/analysis/plan/asked/equivalence.h"

#include "peil/analysis/plan/plan_keys.h"

namespace peil::analysis::asked {

Equivalence Equivalence::read(PlanKeys& keys, const std::string& id) {
  Equivalence asked{read_wave_pair(keys, id), keys.required_number("margin")};
  if (keys.has("margin") && !(asked.margin > 0.0)) {
    keys.wrong("margin", "plan.bad-value",
               "The margin is " + std::string("0 or below: no difference is smaller than that."),
               "Say how large a difference still counts as equal: \"margin\": 0.2.");
  }
  if (asked.pair.common.confidence <= 0.5) {
    keys.wrong("confidence", "plan.bad-value", "Two one-sided tests need a 'confidence' above 0.5.",
               "Write 0.95 for tests at 5 percent.");
  }
  return asked;
}

}  // namespace peil::analysis::asked
