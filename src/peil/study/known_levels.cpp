#include "peil/study/known_levels.h"

#include <algorithm>

#include "peil/base/text.h"

namespace peil::study {
namespace {

using Levels = std::vector<std::string>;

void add_level(Levels& levels, std::string level) {
  if (std::ranges::find(levels, level) == levels.end()) levels.push_back(std::move(level));
}

template <class T>
Levels names_of(const std::vector<T>& all) {
  Levels names;
  for (const T& one : all) names.push_back(one.name);
  return names;
}

// Sizes name every stratum, by its levels: "people/granted". A level with a stroke in it makes them
// unreadable.
void add_strata(const Plan& plan, const std::string& variable, Levels& levels) {
  const auto at = std::ranges::find(plan.strata, variable);
  if (plan.allocation != Allocation::Given || at == plan.strata.end()) return;
  for (const auto& [stratum, size] : plan.sizes) {
    const auto parts = split(stratum, '/');
    if (parts.size() != plan.strata.size()) return;
    add_level(levels, std::string(parts[static_cast<std::size_t>(at - plan.strata.begin())]));
  }
}

void add_margins(const Plan& plan, const std::string& variable, Levels& levels) {
  for (const MarginPlan& margin : plan.margins) {
    if (margin.column != variable || margin.from_frame) continue;
    for (const auto& [level, persons] : margin.persons) add_level(levels, level);
  }
}

}  // namespace

Levels known_levels(const Study& study, const std::string& wave, const std::string& variable) {
  if (variable == "customer_group") return names_of(study.customer_groups);
  if (variable == "reporting_group") return names_of(study.reporting_groups);
  Levels levels;
  if (variable == "language") {
    for (const Language& one : study.languages) levels.push_back(one.code);
    return levels;
  }
  if (const BackgroundVariable* told = study.background_variable(variable))
    levels = names_of(told->levels);
  if (const Plan* plan = study.plan(wave)) {
    add_strata(*plan, variable, levels);
    add_margins(*plan, variable, levels);
  }
  if (levels.empty() || study.outcome.variable != variable) return levels;
  for (const std::string& one : study.outcome.classes) add_level(levels, one);
  return levels;
}

}  // namespace peil::study
