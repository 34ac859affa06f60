#include "peil/analysis/plan/at_equal.h"

#include "peil/analysis/plan/common.h"
#include "peil/analysis/plan/plan_keys.h"

namespace peil::analysis {

AtEqual read_at_equal(PlanKeys& keys, const std::string& design) {
  AtEqual equal{keys.text("over"), keys.texts("classes")};
  const auto of = keys.plan().designs.find(design);
  if (equal.asked() && of != keys.plan().designs.end())
    keys.note("over", of->second.data, equal.over);
  each_once(keys, "classes", equal.classes);
  if (!equal.classes.empty() && equal.over.empty())
    keys.wrong("classes", "plan.bad-value", "'classes' says of which classes, and of no column.",
               "Name the column with the classes: \"over\": \"outcome\".");
  return equal;
}

}  // namespace peil::analysis
