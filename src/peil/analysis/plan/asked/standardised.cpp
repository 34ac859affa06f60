#include "peil/analysis/plan/asked/standardised.h"

#include "peil/analysis/plan/plan_keys.h"

namespace peil::analysis::asked {

StandardisedMean StandardisedMean::read(PlanKeys& keys, const std::string& id) {
  StandardisedMean asked{read_common(keys, id), {}, {}, {}, estimate::Standard::Estimated};
  if (!keys.has("df")) asked.common.degrees = estimate::Degrees::OfDomain;
  if (!asked.common.by.empty())
    keys.wrong("by", "plan.bad-value", "The people to compare stand under 'columns'.",
               "Take 'by' out.");
  asked.columns = keys.columns("columns", asked.common.design);
  if (asked.columns.empty()) (void)keys.required_texts("columns");
  asked.over = keys.column("over", asked.common.design);
  asked.classes = keys.texts("classes");
  if (keys.one_of("standard", {"estimated", "known"}, "estimated") == "known")
    asked.standard = estimate::Standard::Known;
  return asked;
}

}  // namespace peil::analysis::asked
