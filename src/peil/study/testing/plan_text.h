#pragma once

#include <array>
#include <string>

#include "peil/base/contract.h"
#include "peil/model/plan.h"
#include "peil/study/testing/toml_text.h"

/// A plan as `plans/WAVE.toml`.
namespace peil::study::testing {

inline std::string sample_toml(const Plan& plan) {
  static constexpr std::array rules{"given", "proportional", "equal", "neyman", "power"};
  TomlText sample("[sample]");
  sample.text("seed", plan.seed).bare("strata", quoted_list(plan.strata));
  sample.text("allocation", rules.at(static_cast<std::size_t>(plan.allocation)));
  if (!plan.fpc) sample.bare("fpc", "false");
  if (plan.allocation != Allocation::Given) sample.number("total", plan.total);
  if (plan.allocation == Allocation::Given) {
    std::string all = sample.str() + "[sample.sizes]\n";
    for (const auto& [stratum, size] : plan.sizes)
      all += in_quotes(stratum) + " = " + std::to_string(size) + "\n";
    return all + "\n";
  }
  return sample.str();
}

inline std::string drawn_toml(const Plan& plan) {
  TomlText frame("[frame]");
  frame.text("key", plan.unit_key).text("group", plan.group);
  frame.unless_empty("language", plan.language).unless_empty("also_in", plan.also_in);
  frame.list("contact", plan.contact);
  frame.list("design", plan.design);
  if (plan.least_alike != Plan{}.least_alike) frame.number("least_alike", plan.least_alike);
  std::string all = frame.str() + sample_toml(plan);
  for (const Exclusion& e : plan.exclusions) {
    TomlText toml("[[exclude]]");
    toml.text("column", e.column).list("values", e.values);
    all += toml.text("reason", e.reason).str();
  }
  return all;
}

inline std::string import_toml(const ImportPlan& import) {
  TomlText toml("[import]");
  toml.unless_empty("stratum", import.stratum).unless_empty("psu", import.psu);
  toml.unless_empty("weight", import.weight).unless_empty("group", import.group);
  toml.unless_empty("language", import.language).unless_empty("respondent", import.respondent);
  toml.yes("fpc", import.fpc).list("dont_know", import.dont_know);
  std::string all = toml.list("not_applicable", import.not_applicable).str();
  if (import.columns.empty()) return all;
  TomlText columns("[import.columns]");
  for (const auto& [item, column] : import.columns) columns.text(item, column);
  return all + columns.str();
}

/// Contract: nothing that these tests have not needed yet: a weighting chain, merged strata,
/// bounds of an allocation.
inline std::string plan_toml(const Plan& plan) {
  expects(plan.weighting.empty() && plan.merged_strata.empty() && plan.sd.empty() && !plan.most,
          "plan_toml: a plan that it can write");
  TomlText head("");
  head.text("wave", plan.wave).unless_empty("panel", plan.panel);
  std::string all = head.str() + (plan.import ? import_toml(*plan.import) : drawn_toml(plan));
  for (const MarginPlan& m : plan.margins) {
    TomlText toml("[[margin]]");
    toml.text("name", m.name).text("column", m.column);
    if (m.from_frame) toml.text("from", "frame");
    std::string persons;
    for (const auto& [level, count] : m.persons)
      persons +=
          (persons.empty() ? "" : ", ") + in_quotes(level) + " = " + fmt::format("{}", count);
    if (!persons.empty()) toml.bare("persons", "{ " + persons + " }");
    all += toml.str();
  }
  return all;
}

}  // namespace peil::study::testing
