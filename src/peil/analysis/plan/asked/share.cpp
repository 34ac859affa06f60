#include "peil/analysis/plan/asked/share.h"

#include "peil/analysis/plan/plan_keys.h"

#include <set>

namespace peil::analysis::asked {

Share Share::read(PlanKeys& keys, const std::string& id) {
  Common common = read_common(keys, id, false);
  read_by_each(keys, common);
  std::vector<Box> boxes;
  for (const auto& [name, node] : keys.object("boxes"))
    boxes.push_back(read_box(keys, common, name, *node));
  for (const auto& [name, node] : keys.object("net"))
    boxes.push_back(read_net(keys, common, name, *node));
  if (boxes.empty())
    keys.wrong("boxes", "plan.missing-key", "The analysis has neither 'boxes' nor 'net'.",
               "Add \"boxes\": { \"top2\": [9, 10] }.");
  std::set<std::string> seen;
  for (const Box& box : boxes) {
    if (box.column.empty() && common.variables.empty())
      keys.wrong("variables", "plan.missing-key", "'" + box.name + "' does not say of what it is.",
                 "Add \"variables\", or \"of\" to the box.");
    if (!seen.insert(box.name).second)
      keys.wrong("net", "plan.bad-value", "Two boxes have the name '" + box.name + "'.",
                 "Rename one.");
  }
  return {common, boxes};
}

}  // namespace peil::analysis::asked
