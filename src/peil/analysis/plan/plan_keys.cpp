#include "peil/analysis/plan/plan_keys.h"

#include "peil/base/text.h"

namespace peil::analysis {

std::string PlanKeys::design(std::string_view key) {
  const std::string given = text(key);
  if (given.empty() && plan_.designs.size() == 1) return plan_.designs.begin()->first;
  if (plan_.designs.contains(given)) return given;
  std::vector<std::string> known;
  for (const auto& [name, design] : plan_.designs) known.push_back(name);
  const auto meant = nearest(given, known);
  wrong(key, "plan.unknown-design",
        given.empty() ? "The plan has several designs: this analysis must name one."
                      : "There is no design '" + given + "'.",
        meant ? "Did you mean '" + *meant + "'?" : "Known: " + join(known, ", ") + ".");
  return {};
}

void PlanKeys::note(std::string_view key, const std::string& data, const std::string& column) {
  const Node* found = node().member(key);
  const Node& at = found == nullptr ? node() : *found;
  plan_.columns.push_back({data, column, at.line, at.column});
}

std::string PlanKeys::column(std::string_view key, const std::string& design) {
  std::string name = required_text(key);
  if (const auto found = plan_.designs.find(design);
      found != plan_.designs.end() && !name.empty()) {
    note(key, found->second.data, name);
  }
  return name;
}

std::vector<std::string> PlanKeys::columns(std::string_view key, const std::string& design) {
  std::vector<std::string> names = texts(key);
  if (const auto found = plan_.designs.find(design); found != plan_.designs.end()) {
    for (const std::string& name : names) note(key, found->second.data, name);
  }
  return names;
}

}  // namespace peil::analysis
