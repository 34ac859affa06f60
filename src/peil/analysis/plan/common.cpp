#include "peil/analysis/plan/common.h"

#include <set>

#include "peil/analysis/plan/plan_keys.h"
#include "peil/base/contract.h"
#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/table/level_names.h"

namespace peil::analysis {

namespace {

void check_level(PlanKeys& keys, const std::string& level, std::size_t columns) {
  if (columns < 2 || table::parts_in(level) == columns) return;
  keys.wrong("levels", "plan.bad-value",
             "'" + level + "' has " + counted(table::parts_in(level), "part") +
                 ", but 'by' crosses " + counted(columns, "column") + ".",
             "Join one level of each column with |, and write a | that belongs to a level as \\|.");
}

}  // namespace

Common read_common(PlanKeys& keys, const std::string& id, bool needs_variables) {
  return read_common(keys, id, {keys.design()}, needs_variables);
}

Common read_common(PlanKeys& keys, const std::string& id, const std::vector<std::string>& designs,
                   bool needs_variables) {
  expects(!designs.empty(), "read_common: at least one design");
  Common common;
  common.id = id;
  common.design = designs.front();
  for (const std::string& design : designs) {
    common.variables = keys.columns("variables", design);
    common.by = keys.columns("by", design);
  }
  if (needs_variables && common.variables.empty()) (void)keys.required_texts("variables");
  common.levels = keys.texts("levels");
  for (const std::string& level : common.levels) check_level(keys, level, common.by.size());
  common.confidence = keys.number("confidence", 0.95);
  if (common.confidence <= 0.0 || common.confidence >= 1.0) {
    keys.wrong("confidence", "plan.bad-value", "'confidence' must lie between 0 and 1.",
               "Write 0.95 for 95 percent.");
  }
  const std::string df =
      keys.one_of("df", {"design", "domain"}, common.by.empty() ? "design" : "domain");
  common.degrees = df == "domain" ? estimate::Degrees::OfDomain : estimate::Degrees::OfDesign;
  return common;
}

void read_by_each(PlanKeys& keys, Common& common, const std::vector<std::string>& designs) {
  common.by_each = keys.texts("by_each");
  for (const std::string& design : designs) {
    const auto found = keys.plan().designs.find(design);
    if (found == keys.plan().designs.end()) continue;
    for (const std::string& name : common.by_each) {
      if (!name.empty()) keys.note("by_each", found->second.data, name);
    }
  }
  if (common.by_each.empty()) return;
  if (!common.by.empty())
    keys.wrong("by_each", "plan.bad-value", "'by' and 'by_each' are both asked for.",
               "Use two analyses: one crosses the columns, the other takes them in turn.");
  if (!keys.has("df")) common.degrees = estimate::Degrees::OfDomain;
}

void read_by_each(PlanKeys& keys, Common& common) { read_by_each(keys, common, {common.design}); }

void refuse_keys(PlanKeys& keys, const std::vector<std::string>& names, const std::string& message,
                 const std::string& mend) {
  for (const std::string& name : names) {
    if (keys.has(name)) keys.wrong(name, "plan.bad-value", message, mend);
  }
}

void each_once(PlanKeys& keys, const std::string& key, const std::vector<std::string>& names) {
  if (std::set<std::string>(names.begin(), names.end()).size() != names.size())
    keys.wrong(key, "plan.bad-value", "A name occurs twice under '" + key + "'.",
               "Name each once.");
}

std::vector<Common> each_table(const Common& common) {
  if (common.by_each.empty()) return {common};
  std::vector<Common> result;
  for (const std::string& name : common.by_each) {
    result.push_back(common);
    result.back().by_each.clear();
    if (!name.empty()) result.back().by = {name};
  }
  return result;
}

}  // namespace peil::analysis
