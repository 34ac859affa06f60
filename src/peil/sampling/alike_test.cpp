#include "peil/sampling/alike.h"

#include <gtest/gtest.h>

#include "peil/sampling/draw.h"
#include "peil/sampling/testing.h"

namespace peil::sampling {
namespace {

using testing::small_plan;
using testing::small_study;

const std::string header = "case,group,language,outcome,town,name,email,address\n";

// `people` of the customer group "people" with these values.
std::string rows(int from, int people, const std::string& language, const std::string& outcome,
                 const std::string& town) {
  std::string text;
  for (int i = from; i < from + people; ++i) {
    text += "k" + std::to_string(i) + ",people," + language + "," + outcome + "," + town +
            ",A,a@example.invalid,yes\n";
  }
  return text;
}

Plan plan_of(std::size_t least) {
  Plan plan = small_plan();
  plan.design = {"outcome", "town"};
  plan.sizes = {{"people/granted", 2}};
  plan.exclusions = {{"address", {"no"}, "no address"}};
  plan.least_alike = least;
  return plan;
}

Result<Sample> drawn(const std::string& people, const Plan& plan,
                     Draw::Who who = Draw::Who::RealPeople) {
  const Study study = small_study();
  Draw draw(study, plan, "frame.csv", who);
  draw.add(header + people);
  return draw.end();
}

TEST(Alike, FiveOfAKindMayBeDrawnAndFourMayNot) {
  const auto five = drawn(rows(1, 5, "nl", "granted", "Ede"), plan_of(5));
  ASSERT_TRUE(five.ok());
  EXPECT_EQ(five.value().fewest_alike, 5u);
  const auto four = drawn(rows(1, 4, "nl", "granted", "Ede"), plan_of(5));
  ASSERT_FALSE(four.ok());
  EXPECT_EQ(four.problems().front().code, "frame.alone");
  EXPECT_TRUE(drawn(rows(1, 4, "nl", "granted", "Ede"), plan_of(4)).ok());
}

TEST(Alike, FiveIsWhatAPlanAsksForThatDoesNotSay) { EXPECT_EQ(Plan{}.least_alike, 5u); }

TEST(Alike, TheColumnsToCoarsenAreNamedWithWhatHelps) {
  // Eight people of Ede, four of them in Lunteren beside it, one alone in Otterlo: without `town`
  // thirteen share one cell.
  const auto sample =
      drawn(rows(1, 8, "nl", "granted", "Ede") + rows(11, 4, "nl", "granted", "Lunteren") +
                rows(21, 1, "nl", "granted", "Otterlo"),
            plan_of(5));
  ASSERT_FALSE(sample.ok());
  ASSERT_EQ(sample.problems().size(), 1u);
  const Problem& p = sample.problems().front();
  EXPECT_NE(p.message.find("5 people are one of fewer than 5"), std::string::npos) << p.message;
  EXPECT_NE(p.message.find("1 is the only one"), std::string::npos) << p.message;
  EXPECT_NE(p.mend.find("without 'town' 0, without 'outcome' 5"), std::string::npos) << p.mend;
}

TEST(Alike, ColumnsThatAreFineByThemselvesMayPointAtOnePersonTogether) {
  // Ten years and ten towns, each held by ten people: everybody is the only one of theirs.
  std::string people;
  for (int year = 0; year < 10; ++year) {
    for (int town = 0; town < 10; ++town) {
      people +=
          rows(100 * year + town, 1, "nl", "y" + std::to_string(year), "t" + std::to_string(town));
    }
  }
  Plan plan = plan_of(5);
  plan.strata = {"group"};
  plan.sizes = {{"people", 2}};
  const auto sample = drawn(people, plan);
  ASSERT_FALSE(sample.ok());
  EXPECT_NE(sample.problems().front().message.find("100 people are"), std::string::npos);
  EXPECT_NE(sample.problems().front().message.find("100 are the only one"), std::string::npos);
}

TEST(Alike, NoLanguageIsKeptWhereFewHaveOne) {
  const auto sample = drawn(
      rows(1, 6, "nl", "granted", "Ede") + rows(11, 2, "ar", "granted", "Ede") +
          rows(21, 6, "nl", "granted", "Wageningen") + rows(31, 5, "ar", "granted", "Wageningen"),
      plan_of(5));
  ASSERT_TRUE(sample.ok());
  // Of all eight of Ede: were it kept of the six, the two would be known by its absence.
  EXPECT_EQ(sample.value().without_language, 8u);
  const std::map<std::string, std::string> ede{{"outcome", "granted"}, {"town", "Ede"}};
  EXPECT_EQ(sample.value().record.without_language,
            std::vector<std::string>{cell_of(plan_of(5), "people", "people/granted", ede)});
}

TEST(Alike, PeopleWhoWereLeftOutHideNobody) {
  std::string people = rows(1, 4, "nl", "granted", "Ede");
  people += "k9,people,nl,granted,Ede,A,a@example.invalid,no\n";  // no address
  EXPECT_FALSE(drawn(people, plan_of(5)).ok());
}

TEST(Alike, PeopleWhomTheProgramMakesUpAreNotCounted) {
  const auto sample = drawn(rows(1, 1, "nl", "granted", "Ede") + rows(2, 1, "nl", "granted", "Bla"),
                            plan_of(5), Draw::Who::MadeUp);
  EXPECT_TRUE(sample.ok());
}

}  // namespace
}  // namespace peil::sampling
