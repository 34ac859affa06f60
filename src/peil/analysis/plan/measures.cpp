#include "peil/analysis/plan/measures.h"

#include <set>
#include "peil/analysis/plan/plan_keys.h"

namespace peil::analysis {
namespace {

std::vector<Box> read_boxes(PlanKeys& keys, const Common& common,
                            const std::vector<std::string>& designs) {
  std::vector<Box> boxes;
  for (const auto& [name, node] : keys.object("boxes"))
    boxes.push_back(read_box(keys, common, name, *node));
  for (const auto& [name, node] : keys.object("net"))
    boxes.push_back(read_net(keys, common, name, *node));
  std::set<std::string> seen;
  for (const Box& box : boxes) {
    if (!seen.insert(box.name).second)
      keys.wrong("net", "plan.bad-value", "Two boxes have the name '" + box.name + "'.",
                 "Rename one.");
    for (const std::string& design : designs) {
      if (!box.column.empty() && keys.plan().designs.contains(design))
        keys.note("boxes", keys.plan().designs.at(design).data, box.column);
    }
  }
  return boxes;
}

}  // namespace

std::vector<Measure> read_measures(PlanKeys& keys, const Common& common,
                                   const std::vector<std::string>& designs) {
  std::vector<Measure> measures;
  const std::vector<Box> boxes = read_boxes(keys, common, designs);
  for (const Box& box : boxes) {
    if (!box.column.empty()) {
      measures.push_back({box.name, box.column, box});
      continue;
    }
    for (const std::string& column : common.variables) {
      const bool only = common.variables.size() == 1;
      measures.push_back({only ? box.name : of_item(column, box), column, box});
    }
  }
  if (boxes.empty()) {
    for (const std::string& column : common.variables) measures.push_back({column, column, {}});
  }
  if (measures.empty()) (void)keys.required_texts("variables");
  return measures;
}

}  // namespace peil::analysis
