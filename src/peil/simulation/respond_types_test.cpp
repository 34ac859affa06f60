// Made-up people answer every type of question, so that what they send could have been sent.
#include <gtest/gtest.h>

#include <set>

#include "peil/interview/route.h"
#include "peil/simulation/respond.h"
#include "peil/study/testing/form_text.h"

namespace peil::simulation {
namespace {

const std::string asked = R"toml(
[[question]]
type = "select_one"
name = "channel"
page = "one"
label = "Hoe?"
required = true
rotate = true
choices = [
  { name = "desk", label = "balie" },
  { name = "other", label = "anders", other = "channel_other" },
]
[[question]]
type = "date"
name = "heard_on"
page = "two"
label = "Wanneer?"
required = true
constraint = ". <= today() and . >= date('2013-08-01')"
[[question]]
type = "rank"
name = "order"
page = "two"
label = "Wat eerst?"
required = true
ranks = 2
choices = [
  { name = "speed", label = "snelheid" },
  { name = "words", label = "woorden" },
  { name = "price", label = "prijs" },
]
[[question]]
type = "calculate"
name = "high"
calculation = "if(${overall} > 5, 1, 0)"
[[question]]
type = "mark"
name = "more"
page = "three"
label = "En?"
required = true
relevant = "${high} = 1"
)toml";

TEST(RespondTypes, EverythingIsAnsweredByItsRules) {
  const Study study = study::testing::study_of(asked);
  Recipe recipe;
  recipe.seed = "test";
  std::set<std::string> orders, channels;
  for (int i = 0; i < 60; ++i) {
    FictionalPerson person;
    person.key = std::to_string(i);
    person.group = "people";
    person.language = "nl";
    person.mark = 1 + i % 10;
    person.response = 1.0;
    const auto events = respond(study, recipe, study.waves[0], person, "r" + std::to_string(i));
    ASSERT_FALSE(events.empty());
    const Answers answers =
        interview::on_route(study.questionnaire, "people", interview::sent_so_far(events).answers);
    const std::string channel = std::get<std::string>(answers.at("channel"));
    channels.insert(channel);
    EXPECT_EQ(answers.contains("channel_other"), channel == "other");
    const std::string day = std::get<std::string>(answers.at("heard_on"));
    EXPECT_TRUE(read_day(day)) << day;
    EXPECT_GE(day, "2013-08-01");
    EXPECT_LE(day, day_text(events.front().day));
    const auto order = std::get<std::vector<std::string>>(answers.at("order"));
    ASSERT_EQ(order.size(), 2u);
    EXPECT_NE(order[0], order[1]);
    orders.insert(order[0] + order[1]);
    EXPECT_EQ(answers.contains("more"), person.mark > 5);
    EXPECT_TRUE(events.back().last);
    EXPECT_TRUE(interview::sent_so_far(events).answers.contains("peil.order.channel"));
  }
  EXPECT_EQ(orders.size(), 6u);
  EXPECT_EQ(channels.size(), 2u);
}

}  // namespace
}  // namespace peil::simulation
