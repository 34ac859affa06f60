#include "peil/simulation/recipe.h"

#include <gtest/gtest.h>

#include "peil/simulation/testing/small_survey.h"

namespace peil::simulation {
namespace {

using testing::recipe_text;
using testing::small_survey;

std::vector<std::string> told(std::string text, const std::vector<std::string>& waves = {}) {
  const auto recipe = read_recipe(text, small_survey(), waves);
  std::vector<std::string> all;
  if (recipe.ok()) return all;
  for (const Problem& p : recipe.problems()) {
    EXPECT_EQ(p.where, "simulation.toml");
    all.push_back(p.code + ":" + std::to_string(p.line) + ": " + p.message);
  }
  return all;
}

std::string changed(std::string_view from, std::string_view to) {
  std::string text = recipe_text;
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
  return text;
}

using Told = std::vector<std::string>;

TEST(Recipe, ReadsWhatItIsTold) {
  const auto read = read_recipe(recipe_text, small_survey(), {});
  ASSERT_TRUE(read.ok()) << ::testing::PrintToString(told(recipe_text));
  const Recipe& r = read.value();
  EXPECT_EQ(r.waves, (std::vector<std::string>{"2011", "2013"}));
  EXPECT_EQ(r.frame, 500u);
  EXPECT_EQ(r.groups.at("people").mean.at("2013"), 7.5);
  EXPECT_EQ(r.groups.at("firms").columns.at("outcome"), (Shares{{"none", 1.0}}));
  EXPECT_EQ(r.effects.at(0).response, 0.5);
  EXPECT_EQ(r.items.at("result").values.at("refused"), "no");
  EXPECT_EQ(r.dont_know, 0.05);
}

TEST(Recipe, TakesTheWavesThatAreAskedForInOrderOfTime) {
  EXPECT_EQ(read_recipe(recipe_text, small_survey(), {"2013"}).value().waves, Told{"2013"});
  EXPECT_EQ(read_recipe(recipe_text, small_survey(), {"2013", "2011"}).value().waves,
            (Told{"2011", "2013"}));
}

TEST(Recipe, TellsEveryMistake) {
  EXPECT_EQ(told(changed("share = 0.8", "share = 0.7")),
            Told{"simulation.shares:3: The shares of the groups add up to 0.900."});
  EXPECT_EQ(told(changed("{ nl = 0.6, ar = 0.4 }", "{ nl = 0.6, fr = 0.4 }")),
            Told{"simulation.language-unknown:9: 'fr' is not a language of the study."});
  EXPECT_EQ(told(changed("{ granted = 0.6, refused = 0.4 }", "{ granted = 0.6, refused = 0.3 }")),
            Told{"simulation.shares:22: The shares of a [[column]] add up to 0.900."});
  EXPECT_EQ(told(changed("value = \"refused\"", "value = \"denied\"")),
            Told{"simulation.value-unknown:32: Nobody has 'denied' in column 'outcome'."});
  EXPECT_EQ(told(changed("item = \"result\"", "item = \"resullt\"")),
            Told{"simulation.item-unknown:48: The questionnaire has no item 'resullt'."});
  EXPECT_EQ(told(changed("refused = \"no\"", "refused = \"nope\"")),
            Told{"simulation.choice-unknown:50: Question 'result' has no choice 'nope'."});
  EXPECT_EQ(told(changed("name = \"firms\"", "name = \"firm\"")).at(0),
            "simulation.group-unknown:12: There is no customer group 'firm'.");
  EXPECT_EQ(told(changed("seed = ", "sead = ")).at(0),
            "key.unknown:1: There is no key 'sead' in simulation.toml.");
  EXPECT_EQ(told(recipe_text, {"2009"}),
            Told{"simulation.wave-missing:3: There is no mean of wave '2009' for every group."});
  EXPECT_EQ(told(changed("name = \"address\"", "name = \"adress\"")).at(0),
            "simulation.column-missing:19: Column 'address' of plans/2011.toml has no [[column]] "
            "for group 'firms'.");
}

}  // namespace
}  // namespace peil::simulation
