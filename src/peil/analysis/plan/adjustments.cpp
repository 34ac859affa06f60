#include "peil/analysis/plan/adjustments.h"

#include <algorithm>
#include "peil/analysis/plan/plan_keys.h"
#include "peil/base/text.h"

namespace peil::analysis {

std::vector<estimate::NamedAdjustment> read_adjustments(PlanKeys& keys, std::string_view key) {
  std::vector<estimate::NamedAdjustment> methods;
  std::vector<std::string> known;
  for (const auto& one : estimate::adjustments()) known.emplace_back(one.name);
  for (const std::string& name : keys.texts(key)) {
    const auto all = estimate::adjustments();
    const auto found = std::ranges::find(all, name, &estimate::NamedAdjustment::name);
    if (found != all.end()) {
      methods.push_back(*found);
    } else {
      keys.wrong(key, "plan.bad-value", "There is no method '" + name + "'.",
                 "It is one of: " + join(known, ", ") + ".");
    }
  }
  return methods;
}

}  // namespace peil::analysis
