#pragma once

#include <map>
#include <string>

#include "peil/model/study.h"
#include "peil/simulation/recipe.h"

/// A survey with strata, margins and a response that depends on both, for the simulation of
/// coverage in tests and measurements.
namespace peil::simulation::testing {

using Sizes = std::map<std::string, std::size_t>;

/// Strata are group and outcome; weights are raked to group, outcome and channel. Firms answer less
/// often than people, a refusal makes people less content and less willing, and so does the
/// channel, which is a margin and no stratum. On average 46.7 % answer.
inline const std::string stratified_recipe_text = R"(seed = "coverage"
frame = 60000
[[group]]
name = "people"
share = 0.6
mean = { 2011 = 7.3, 2013 = 7.4 }
sd = 1.5
response = 0.60
languages = { nl = 1.0 }
[[group]]
name = "firms"
share = 0.3
mean = { 2011 = 7.0, 2013 = 7.1 }
sd = 1.3
response = 0.45
languages = { nl = 1.0 }
[[group]]
name = "lawyers"
share = 0.1
mean = { 2011 = 6.6, 2013 = 6.7 }
sd = 1.5
response = 0.55
languages = { nl = 1.0 }
[[column]]
name = "outcome"
groups = ["people", "lawyers"]
shares = { granted = 0.6, refused = 0.25, pending = 0.15 }
[[column]]
name = "outcome"
groups = ["firms"]
shares = { none = 1.0 }
[[column]]
name = "channel"
shares = { phone = 0.4, desk = 0.2, web = 0.4 }
[[effect]]
column = "outcome"
value = "refused"
mark = -1.5
response = 0.6
[[effect]]
column = "channel"
value = "desk"
mark = 0.5
[[effect]]
column = "channel"
value = "web"
mark = -0.3
response = 0.8
)";

/// Sizes of a sample in which the weights of those who answer have a coefficient of variation of
/// about 1: half of the frame gives a quarter of the sample, small strata give much.
inline Sizes unequal(double scale) {
  const std::map<std::string, double> shares{{"people/granted", 0.1},    {"people/refused", 0.155},
                                             {"people/pending", 0.12},   {"firms/none", 0.15},
                                             {"lawyers/granted", 0.165}, {"lawyers/refused", 0.175},
                                             {"lawyers/pending", 0.135}};
  Sizes sizes;
  for (const auto& [name, share] : shares)
    sizes[name] = static_cast<std::size_t>(share * scale + 0.5);
  return sizes;
}

inline Plan plan_of(const std::string& wave) {
  Plan plan;
  plan.wave = wave;
  plan.seed = "draw";
  plan.unit_key = "case";
  plan.group = "group";
  plan.design = {"outcome", "channel"};
  plan.strata = {"group", "outcome"};
  for (const char* column : {"group", "outcome", "channel"})
    plan.margins.push_back({column, column, true, {}});
  return plan;
}

/// `drawn` people, proportionally over the strata; or `sizes`, when there are any.
inline Study stratified_survey(std::size_t drawn, const Sizes& sizes = {}) {
  Study study;
  study.name = "stratified";
  study.source_language = "nl";
  study.overall = "overall";
  study.languages = {{"nl", "Nederlands", false}};
  study.reporting_groups = {{"customers", {}}, {"professionals", {}}};
  study.customer_groups = {{"people", {}, "customers"},
                           {"firms", {}, "professionals"},
                           {"lawyers", {}, "professionals"}};
  const Day from = *read_day("2013-09-01"), to = *read_day("2013-09-30");
  study.waves = {{"2011", from, to, "", ""}, {"2013", from, to, "", ""}};
  Question overall;
  overall.name = "overall";
  overall.type = QuestionType::Mark;
  overall.page = "mark";
  overall.required = true;
  study.questionnaire.questions = {overall};
  study.questionnaire.pages = {{"mark", {}, {0}}};
  study.questionnaire.version = "abc";
  for (const char* wave : {"2011", "2013"}) {
    Plan plan = plan_of(wave);
    plan.allocation = sizes.empty() ? Allocation::Proportional : Allocation::Given;
    plan.total = drawn;
    plan.sizes = sizes;
    study.plans.push_back(plan);
  }
  return study;
}

/// The recipe for some waves and a frame of this size.
inline Recipe stratified_recipe(const std::vector<std::string>& waves, std::size_t frame) {
  Recipe recipe = read_recipe(stratified_recipe_text, stratified_survey(1000), waves).value();
  recipe.frame = frame;
  return recipe;
}

}  // namespace peil::simulation::testing
