#pragma once

#include <map>
#include <string>

#include "peil/simulation/recipe.h"
#include "peil/study/testing/study_builder.h"

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

inline Plan stratified_plan(const std::string& wave) {
  Plan plan = study::testing::drawn_plan(wave, "draw");
  plan.language.clear(), plan.contact.clear(), plan.exclusions.clear();
  plan.design = {"outcome", "channel"};
  for (const char* column : {"group", "outcome", "channel"})
    plan.margins.push_back({column, column, true, {}});
  return plan;
}

/// `drawn` people, proportionally over the strata; or `sizes`, when there are any.
inline Study stratified_survey(std::size_t drawn, const Sizes& sizes = {}) {
  study::testing::StudyBuilder stratified("stratified");
  stratified.reporting_group("customers")
      .customer_group("people")
      .reporting_group("professionals")
      .customer_group("firms")
      .customer_group("lawyers")
      .waves({"2011", "2013"})
      .overall("overall")
      .questions({study::testing::mark("overall", "mark").required()});
  for (const char* wave : {"2011", "2013"}) {
    Plan plan = stratified_plan(wave);
    plan.allocation = sizes.empty() ? Allocation::Proportional : Allocation::Given;
    plan.total = drawn;
    plan.sizes = sizes;
    stratified.plan(plan);
  }
  return stratified.value();
}

/// The recipe for some waves and a frame of this size.
inline Recipe stratified_recipe(const std::vector<std::string>& waves, std::size_t frame) {
  Recipe recipe = read_recipe(stratified_recipe_text, stratified_survey(1000), waves).value();
  recipe.frame = frame;
  return recipe;
}

}  // namespace peil::simulation::testing
