#include "peil/analysis/run/statistics/share.h"

#include <set>

#include "peil/analysis/run/boxes.h"

namespace peil::analysis {
namespace {

void put_boxes(Run& run, const Common& common, const std::vector<Box>& boxes) {
  const Prepared& design = run.design(common.design);
  std::vector<std::string> names;
  std::vector<DomainTables::Answers> items;
  const auto add = [&](const Box& box, const std::string& column, const std::string& name) {
    names.push_back(name);
    items.push_back(scored(run, design, column, box));
  };
  for (const Box& box : boxes) {
    if (!box.column.empty()) {
      add(box, box.column, box.name);
      continue;
    }
    for (const std::string& column : common.variables)
      add(box, column, common.variables.size() == 1 ? box.name : column + "|" + box.name);
  }
  DomainTables tables(run, design, common);
  const auto found = tables.of(std::move(items));
  for (std::size_t i = 0; i < names.size(); ++i) {
    tables.each(found[i], [&](const std::string& domain, const std::string& level,
                              const std::optional<estimate::DomainEstimate>& e) {
      if (!e) return put(run, common.id, names[i], domain, level, "n", 0.0);
      if (!e->mean.standard_error) throw lonely_refusal(tables.classes(), names[i]);
      put_estimate(run, common, names[i], {domain, level, {}}, e->mean);
    });
  }
}

std::function<void(Run&)> read_share(PlanKeys& keys, const std::string& id) {
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
  return [=](Run& run) { put_boxes(run, common, boxes); };
}

}  // namespace

const Statistic share_statistic{"share", read_share};

}  // namespace peil::analysis
