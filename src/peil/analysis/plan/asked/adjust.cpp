#include "peil/analysis/plan/asked/adjust.h"

#include "peil/analysis/plan/plan_keys.h"

#include <algorithm>
#include "peil/base/text.h"

namespace peil::analysis::asked {

Adjust Adjust::read(PlanKeys& keys, const std::string& id) {
  Adjust asked{id, keys.text("of"), keys.texts("variables"), keys.numbers("p"), {}};
  asked.methods = read_adjustments(keys, "methods");
  if (asked.methods.empty()) (void)keys.required_texts("methods");
  if (asked.of.empty() == asked.p.empty()) {
    keys.wrong("p", "plan.bad-value", "Give either 'p' or 'of', one of the two.",
               "Write \"p\": [0.01, 0.04] or \"of\": \"the id of an analysis\".");
  }
  if (std::ranges::any_of(asked.p, [](double p) { return !(p >= 0.0 && p <= 1.0); }))
    keys.wrong("p", "plan.bad-value", "A p-value lies from 0 to 1.", "Look at the list.");
  return asked;
}

}  // namespace peil::analysis::asked
