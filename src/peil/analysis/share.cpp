#include "peil/analysis/share.h"

#include <set>

#include "peil/analysis/boxes.h"

namespace peil::analysis {
namespace {

void put_box(Run& run, const Common& common, const Prepared& design, const Split& parts,
             const std::string& column, const Box& box, const std::string& variable) {
  const estimate::Tallies counted =
      tallies(design, parts.classes, scores(run, design, column, box));
  for (const DomainAsked& domain : parts.domains) {
    const auto e = estimate::mean(parts.classes, counted, domain.domain, options(design, common));
    if (!e) {
      put(run, common.id, variable, domain.name, domain.level, "n", 0.0);
      continue;
    }
    if (!e->standard_error) throw lonely_refusal(parts.classes, variable);
    put_estimate(run, common, variable, domain, *e);
  }
}

std::function<void(Run&)> read_share(PlanKeys& keys, const std::string& id) {
  const Common common = read_common(keys, id, false);
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
  return [=](Run& run) {
    const Prepared& design = run.design(common.design);
    const Split parts = split(design, common);
    for (const Box& box : boxes) {
      if (!box.column.empty()) {
        put_box(run, common, design, parts, box.column, box, box.name);
        continue;
      }
      for (const std::string& column : common.variables)
        put_box(run, common, design, parts, column, box,
                common.variables.size() == 1 ? box.name : column + "|" + box.name);
    }
  };
}

}  // namespace

const Statistic share_statistic{"share", read_share};

}  // namespace peil::analysis
