#include "peil/disclosure/open_data.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "peil/base/chance.h"
#include "peil/disclosure/open_data_testing.h"

namespace peil::disclosure {
namespace {

using testing::Opened;
using testing::OpenPeople;
using testing::random_people;

// Rows of the file by everything that could make somebody known, as they are written.
std::map<std::vector<std::string>, std::size_t> classes(const Opened& opened) {
  std::map<std::vector<std::string>, std::size_t> all;
  for (std::size_t row = 0; row < opened.data.rows(); ++row) {
    std::vector<std::string> told{std::to_string(opened.data.weight[row])};
    for (const OpenVariable& v : opened.data.variables) {
      if (v.is_key) told.push_back(v.values[v.value[row]]);
    }
    ++all[told];
  }
  return all;
}

std::size_t smallest_class(const Opened& opened) {
  std::size_t least = opened.data.rows();
  for (const auto& [told, rows] : classes(opened)) least = std::min(least, rows);
  return least;
}

// What a value in the file counts as in a statistic; nothing for one that is no answer.
std::optional<double> counted(const Opened& opened, const FigureName& name, std::size_t row) {
  const bool several = opened.variable(name.measure) == nullptr;
  const std::string share =
      name.statistic.starts_with("share:") ? name.statistic.substr(6) : std::string();
  const std::string value = opened.at(several ? name.measure + "/" + share : name.measure, row);
  if (value.empty() || value.starts_with('.')) return {};
  if (several) return value == "1" ? 1.0 : 0.0;
  if (!share.empty()) return value == share ? 1.0 : 0.0;
  const int number = std::stoi(value);
  if (name.statistic == "low") return number <= (name.measure == "overall" ? 5 : 2) ? 1.0 : 0.0;
  if (name.statistic == "high") return number >= (name.measure == "overall" ? 8 : 4) ? 1.0 : 0.0;
  return number;
}

// A figure from rows and sums, as anybody can make it who has the file.
struct Again {
  double weight = 0.0, sum = 0.0;
  std::size_t answers = 0;
};
Again again(const Opened& opened, const FigureName& name) {
  Again made;
  const auto in = [&](const std::string& whole, const std::string& group) {
    return name.domain == "all" || name.domain == whole || name.domain == group;
  };
  for (std::size_t row = 0; row < opened.data.rows(); ++row) {
    if (!in(opened.at("reporting_group", row), opened.at("customer_group", row))) continue;
    const auto value = counted(opened, name, row);
    if (!value) continue;
    made.weight += opened.data.weight[row], made.sum += opened.data.weight[row] * *value;
    ++made.answers;
  }
  for (const OpenSum& sum : opened.data.sums) {
    if (sum.measure != name.measure || sum.statistic != name.statistic) continue;
    if (!in(sum.reporting_group, sum.customer_group)) continue;
    made.weight += sum.weight, made.sum += sum.sum, made.answers += sum.answers;
  }
  return made;
}

bool is_in_file(const Opened& opened, const std::string& measure) {
  return std::ranges::any_of(opened.data.variables, [&](const OpenVariable& v) {
    return v.name == measure || v.name.starts_with(measure + "/");
  });
}

void expect_figures_again(const Opened& opened) {
  for (const auto& [name, figure] : opened.released.figures()) {
    const Estimate& e = figure.estimate();
    if (!is_in_file(opened, name.measure)) continue;
    if (opened.variable(name.measure) == nullptr &&
        opened.variable(name.measure + "/" + name.statistic.substr(6)) == nullptr)
      continue;
    const Again made = again(opened, name);
    ASSERT_EQ(made.answers, e.answers) << name.text();
    // Weights are written with 14 digits.
    ASSERT_NEAR(made.sum / made.weight, e.value, 1e-10 * std::max(1.0, std::abs(e.value)))
        << name.text();
  }
}

TEST(OpenData, OfEnoughPeopleWhoAreAlikeIsLaidOpenAsItIs) {
  const Opened opened(OpenPeople().add_many(60, "a").add_many(50, "b").add_many(40, "c"));
  EXPECT_EQ(opened.data.rows(), 150u);
  EXPECT_EQ(opened.counts("customer_group"),
            (std::map<std::string, std::size_t>{{"a", 60}, {"b", 50}, {"c", 40}}));
  EXPECT_TRUE(opened.data.sums.empty());
  EXPECT_EQ(opened.data.amounts, (std::vector<std::string>{"times"}));
  for (const OpenVariable& v : opened.data.variables) EXPECT_EQ(v.coarsened, 0u) << v.name;
  expect_figures_again(opened);
}

TEST(OpenData, ARareLanguageIsCoarsened) {
  OpenPeople people;
  people.add_many(60, "a").add_many(50, "b");
  for (std::size_t n = 0; n < 3; ++n) people.add("a").language = "nl";
  const Opened opened(people);
  EXPECT_EQ(opened.counts("language").count("nl"), 0u);
  EXPECT_EQ(opened.variable("language")->merged, (std::vector<std::string>{"en", "nl"}))
      << "three are too few to be the others";
  EXPECT_GE(smallest_class(opened), 10u);
  expect_figures_again(opened);
}

TEST(OpenData, ARareCombinationLosesItsLanguageAndNoMore) {
  OpenPeople people;
  people.add_many(60, "a").add_many(30, "b");
  for (std::size_t n = 0; n < 20; ++n) people.add("a").language = "nl";
  for (std::size_t n = 0; n < 4; ++n) people.add("b").language = "nl";
  const Opened opened(people);
  EXPECT_EQ(opened.data.rows(), 114u);
  EXPECT_EQ(opened.counts("language"),
            (std::map<std::string, std::size_t>{{".withheld", 10}, {"en", 84}, {"nl", 20}}));
  EXPECT_EQ(opened.variable("language")->withheld, 10u);
  EXPECT_GE(smallest_class(opened), 10u);
  expect_figures_again(opened);
}

// Who has the frame can work a weight out: it is as good as the level that it comes from.
TEST(OpenData, ARareWeightIsNoRowOfTheFile) {
  OpenPeople people;
  people.add_many(60, "a").add_many(50, "b").add_many(4, "b", 7.25);
  const Opened opened(people);
  EXPECT_EQ(std::ranges::count(opened.data.weight, 7.25), 0);
  EXPECT_EQ(opened.data.rows(), 110u);
  ASSERT_FALSE(opened.data.sums.empty());
  for (const OpenSum& sum : opened.data.sums) {
    EXPECT_GE(sum.answers, 10u) << sum.measure;
    EXPECT_EQ(sum.customer_group, "b");
  }
  EXPECT_EQ(opened.variable("overall")->withheld, 6u) << "six more of b stand behind the four";
  expect_figures_again(opened);
}

TEST(OpenData, WeightsThatDifferInTheirLastBitsAreOne) {
  OpenPeople people;
  people.add_many(60, "a", 1.1).add_many(5, "a", std::nextafter(1.1, 2.0));
  EXPECT_EQ(Opened(people).data.rows(), 65u);
}

// Six of d are too few, so c is held as well; nobody can tell the two apart.
TEST(OpenData, AGroupThatIsHeldHasNoNameInTheFile) {
  const Opened opened(
      OpenPeople().add_many(60, "a").add_many(40, "b").add_many(16, "c").add_many(6, "d"));
  ASSERT_EQ(opened.released.figure({"2013", "c", "overall", "mean"}), nullptr);
  ASSERT_NE(opened.released.figure({"2013", "rest", "overall", "mean"}), nullptr);
  EXPECT_EQ(opened.data.rows(), 122u);
  EXPECT_EQ(opened.counts("customer_group"),
            (std::map<std::string, std::size_t>{{".other", 22}, {"a", 60}, {"b", 40}}));
  EXPECT_EQ(opened.variable("customer_group")->merged, (std::vector<std::string>{"c", "d"}));
  expect_figures_again(opened);
}

TEST(OpenData, AGroupThatIsHeldIsNotKnownByItsWeightEither) {
  const Opened opened(OpenPeople()
                          .add_many(60, "a")
                          .add_many(40, "b")
                          .add_many(16, "c", 2.0)
                          .add_many(6, "d", 3.0));
  EXPECT_EQ(opened.data.rows(), 100u) << "c alone has a weight of 2";
  EXPECT_EQ(opened.counts("reporting_group"), (std::map<std::string, std::size_t>{{"many", 100}}));
  for (const OpenSum& sum : opened.data.sums) {
    EXPECT_GT(sum.answers, 10u) << sum.measure;
    EXPECT_EQ(sum.customer_group, sum.measure == "desk" ? "c" : "") << "only c was asked";
  }
  expect_figures_again(opened);
}

// `desk` is asked of a and c: of the unnamed it would tell who is of c.
TEST(OpenData, AQuestionForSomeOfTheUnnamedIsWithheldOfAllOfThem) {
  const Opened opened(
      OpenPeople().add_many(60, "a").add_many(40, "b").add_many(16, "c").add_many(6, "d"));
  for (std::size_t row = 0; row < opened.data.rows(); ++row) {
    if (opened.at("customer_group", row) == ".other") {
      EXPECT_EQ(opened.at("desk", row), ".withheld");
    }
  }
}

TEST(OpenData, AFigureThatIsHeldForOneItemDoesNotFollowFromTheFile) {
  OpenPeople people;
  people.add_many(60, "a").add_many(40, "b").add_many(30, "c").add_many(30, "d");
  for (std::size_t n = 0; n < 25; ++n) people.people[130 + n].answers["channel"] = Absent::Skipped;
  const Opened opened(people);
  ASSERT_EQ(opened.released.figure({"2013", "d", "channel", "share:desk"}), nullptr);
  for (std::size_t row = 0; row < opened.data.rows(); ++row) {
    if (opened.at("customer_group", row) != "d") continue;
    EXPECT_EQ(opened.at("channel", row), ".withheld");
  }
  EXPECT_EQ(opened.counts("customer_group").at("d"), 30u);
  expect_figures_again(opened);
}

// Who is asked `wait` gave a 5 or lower.
TEST(OpenData, WhatIsAskedBecauseOfAHiddenAnswerIsHiddenToo) {
  OpenPeople people;
  people.add_many(100, "a").add_many(80, "b").add_many(60, "c").add_many(60, "d");
  for (std::size_t n = 245; n < 300; ++n) {
    people.people[n].answers["overall"] = Absent::DontKnow;
    people.people[n].answers.erase("wait");
  }
  const Opened opened(people);
  ASSERT_EQ(opened.released.figure({"2013", "d", "overall", "mean"}), nullptr);
  ASSERT_NE(opened.variable("wait"), nullptr);
  for (std::size_t row = 0; row < opened.data.rows(); ++row) {
    if (opened.at("customer_group", row) != "d") continue;
    EXPECT_EQ(opened.at("overall", row), ".withheld");
    EXPECT_EQ(opened.at("wait", row), ".withheld");
  }
  expect_figures_again(opened);
}

TEST(OpenData, PeopleWhoAreToldAlikeAndAnswerAlikeHideTheirJudgement) {
  OpenPeople people;
  people.add_many(60, "a");
  for (std::size_t n = 0; n < 12; ++n) {
    Response& one = people.add("a");
    one.language = "nl", one.answers["overall"] = 9;
    one.answers.erase("wait");
  }
  const Opened opened(people);
  for (std::size_t row = 0; row < opened.data.rows(); ++row) {
    if (opened.at("language", row) != "nl") continue;
    EXPECT_EQ(opened.at("overall", row), ".withheld");
  }
  expect_figures_again(opened);
}

TEST(OpenData, AQuestionThatMakesPeopleKnownIsAKey) {
  OpenPeople people;
  people.add_many(100, "a").add_many(40, "b");
  for (std::size_t n = 0; n < people.people.size(); ++n)
    people.people[n].answers["age"] = std::string(n % 40 == 7  ? "old"
                                                  : n % 2 == 0 ? "middle"
                                                               : "young");
  const Opened plain(people), opened(people, {.least_alike = 10, .quasi_identifiers = {"age"}});
  EXPECT_EQ(plain.counts("age").at("old"), 4u);
  EXPECT_EQ(opened.counts("age").count("old"), 0u);
  EXPECT_GE(smallest_class(opened), 10u);
  expect_figures_again(opened);
}

TEST(OpenData, RowsStandInAnOrderThatTellsNothing) {
  OpenPeople one, other;
  one.add_many(60, "a").add_many(50, "b");
  other.people = one.people;
  std::ranges::reverse(other.people);
  for (std::size_t n = 0; n < other.people.size(); ++n)
    other.people[n].who.id = sha256("other" + std::to_string(n)).substr(0, 32);
  const Opened first(one), second(other);
  for (std::size_t row = 0; row < first.data.rows(); ++row) {
    for (const OpenVariable& v : first.data.variables)
      ASSERT_EQ(first.at(v.name, row), second.at(v.name, row));
  }
}

TEST(OpenData, OfRandomWavesHasNobodyAloneAndEveryFigure) {
  Chance chance("open data", "waves");
  for (int wave = 0; wave < 30; ++wave) {
    const OpenPeople people = random_people(chance);
    if (people.people.empty()) continue;
    const Opened opened(people, {.least_alike = 10, .quasi_identifiers = {"age"}});
    for (const auto& [told, rows] : classes(opened)) ASSERT_GE(rows, 10u) << wave;
    expect_figures_again(opened);
    for (const OpenSum& sum : opened.data.sums) ASSERT_GE(sum.answers, 10u) << sum.measure;
  }
}

}  // namespace
}  // namespace peil::disclosure
