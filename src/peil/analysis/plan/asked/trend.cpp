#include "peil/analysis/plan/asked/trend.h"

#include "peil/analysis/plan/plan_keys.h"

#include <set>
#include "peil/base/counted.h"
#include "peil/base/text.h"

namespace peil::analysis::asked {
namespace {

std::vector<std::string> read_designs(PlanKeys& keys) {
  std::vector<std::string> designs = keys.required_texts("designs");
  std::vector<std::string> known;
  for (const auto& [name, design] : keys.plan().designs) known.push_back(name);
  std::set<std::string> seen;
  for (const std::string& name : designs) {
    if (!keys.plan().designs.contains(name)) {
      const auto meant = nearest(name, known);
      keys.wrong("designs", "plan.unknown-design", "There is no design '" + name + "'.",
                 meant ? "Did you mean '" + *meant + "'?" : "Known: " + join(known, ", ") + ".");
    }
    if (!seen.insert(name).second)
      keys.wrong("designs", "plan.bad-value", "Design '" + name + "' stands there twice.",
                 "Name each wave once.");
  }
  if (!designs.empty() && designs.size() < 3) {
    keys.wrong("designs", "plan.bad-value",
               "A trend needs three waves; there are " + std::to_string(designs.size()) + ".",
               "Compare two waves with statistic 'change'.");
  }
  return designs;
}

std::vector<double> read_times(PlanKeys& keys, std::size_t waves) {
  std::vector<double> times = keys.numbers("times");
  if (times.size() != waves) {
    keys.wrong(
        "times", keys.has("times") ? "plan.bad-value" : "plan.missing-key",
        "There are " + counted(waves, "wave") + " and " + counted(times.size(), "time") + ".",
        "Write one number for each design, in the same order: \"times\": [2015, 2016, "
        "2018].");
  }
  if (std::set<double>(times.begin(), times.end()).size() < times.size()) {
    keys.wrong("times", "plan.bad-value", "Two waves have the same time.",
               "Give every wave its own time, with decimals where years are too coarse.");
  }
  return times;
}

}  // namespace

Trend Trend::read(PlanKeys& keys, const std::string& id) {
  Trend asked;
  asked.designs = read_designs(keys);
  asked.times = read_times(keys, asked.designs.size());
  const std::vector<std::string> designs =
      asked.designs.empty() ? std::vector<std::string>{""} : asked.designs;
  asked.common = read_common(keys, id, designs, false);
  asked.measures = read_measures(keys, asked.common, designs);
  return asked;
}

}  // namespace peil::analysis::asked
