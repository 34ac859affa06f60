#include "peil/analysis/plan/asked/weights.h"

#include "peil/analysis/plan/plan_keys.h"

#include <algorithm>

namespace peil::analysis::asked {

WeightsUsed WeightsUsed::read(PlanKeys& keys, const std::string& id) {
  WeightsUsed asked{id, keys.design(), keys.text("file"), ""};
  const bool is_data = std::ranges::any_of(
      keys.plan().data, [&](const auto& data) { return data.second.file == asked.file; });
  if (keys.has("file") && (!asked.file.ends_with(".csv") || is_data))
    keys.wrong("file", "plan.bad-value",
               "The weights go to a file of their own, of which the name ends in .csv.",
               "Write \"file\": \"weights.csv\".");
  if (!keys.has("key")) return asked;
  asked.key = keys.column("key", asked.design);
  if (asked.file.empty())
    keys.wrong("key", "plan.bad-value", "'key' names the rows of the 'file' of weights.",
               "Name the file as well, or leave 'key' out.");
  return asked;
}

}  // namespace peil::analysis::asked
