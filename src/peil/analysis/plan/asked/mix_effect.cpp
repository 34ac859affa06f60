#include "peil/analysis/plan/asked/mix_effect.h"

#include "peil/analysis/plan/plan_keys.h"

namespace peil::analysis::asked {

MixEffect MixEffect::read(PlanKeys& keys, const std::string& id) {
  MixEffect asked;
  asked.before = keys.design("before");
  asked.after = keys.design("after");
  if (!asked.before.empty() && asked.before == asked.after)
    keys.wrong("after", "plan.bad-value", "'before' and 'after' are the same design.",
               "Name two waves.");
  asked.common = read_common(keys, id, {asked.before, asked.after}, true);
  if (!keys.has("df")) asked.common.degrees = estimate::Degrees::OfDomain;
  refuse_keys(keys, {"by", "levels"},
              "The classes of a mix stand under 'over', and those asked for under 'classes'.",
              "Take 'by' and 'levels' out, and 'keep' only the rows of one group in the data.");
  asked.over = keys.column("over", asked.before);
  if (keys.has("over")) (void)keys.column("over", asked.after);
  asked.classes = keys.texts("classes");
  each_once(keys, "classes", asked.classes);
  return asked;
}

}  // namespace peil::analysis::asked
