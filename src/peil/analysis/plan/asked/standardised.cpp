#include "peil/analysis/plan/asked/standardised.h"

#include "peil/analysis/plan/asked/banner.h"
#include "peil/analysis/plan/plan_keys.h"

namespace peil::analysis::asked {

StandardisedMean StandardisedMean::read(PlanKeys& keys, const std::string& id) {
  StandardisedMean asked{read_common(keys, id), {}, {}, {}, estimate::Standard::Estimated};
  if (!keys.has("df")) asked.common.degrees = estimate::Degrees::OfDomain;
  refuse_keys(keys, {"by", "levels"},
              "The people to compare stand under 'columns', the classes under 'classes'.",
              "Take 'by' and 'levels' out.");
  asked.columns = read_table_columns(keys, asked.common.design);
  asked.over = keys.column("over", asked.common.design);
  asked.classes = keys.texts("classes");
  each_once(keys, "classes", asked.classes);
  if (keys.one_of("standard", {"estimated", "known"}, "estimated") == "known")
    asked.standard = estimate::Standard::Known;
  return asked;
}

}  // namespace peil::analysis::asked
