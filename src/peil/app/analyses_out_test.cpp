// What a plan of analyses told of a wave is known to every later plan, driver and table, and held
// against what went out before it.
#include "peil/app/analyses_out.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "peil/app/analyse.h"
#include "peil/app/find_drivers.h"
#include "peil/app/make_table.h"
#include "peil/app/testing/answered_world.h"
#include "peil/app/testing/memory_release_log.h"
#include "peil/disclosure/release_log.h"
#include "peil/model/expressions.h"

namespace peil::app {
namespace {

using disclosure::Held;
using testing::AnsweredWorld;
using testing::MemoryReleaseLog;

// Of those who phoned, nineteen are of group a and six of group c.
const std::string of_a = "${channel} = 'phone' and ${customer_group} = 'a'",
                  of_a_and_c =
                      "${channel} = 'phone' and (${customer_group} = 'a' or ${customer_group} = "
                      "'c')";

Result<disclosure::ReleasedAnalyses> asked(AnsweredWorld& world, const std::string& plan,
                                           AnalysesOut::Made made = AnalysesOut::Made::ToGoOut) {
  world.files.at["plan.json"] = plan;
  const Study study = world.study();
  const auto store = world.outside.read_answers("data");
  const StudyAnswers answers(study, *store, world.outside.program(), {});
  AnalysesOut out("data", "peil analyse", world.outside, made);
  return analyse(world.outside.files, "plan.json", 1, nullptr, &answers, &out);
}

// The mean mark of those of whom a condition holds.
std::string mean_where(const std::string& condition) {
  return R"x({"data": {"w": {"wave": "2013", "derive": {"x": "if()x" + condition +
         R"x(, ${overall}, '')"}}},
  "analyses": [{"id": "m", "statistic": "mean", "variables": ["x"]}]})x";
}

// Why the one figure of such a plan stays inside.
std::optional<Held> held_where(AnsweredWorld& world, const std::string& condition) {
  const auto found = asked(world, mean_where(condition));
  EXPECT_TRUE(found.ok()) << found.problems().front().message;
  if (!found.ok() || found.value().held().empty()) return {};
  return found.value().held().front().why;
}

std::vector<disclosure::LoggedAnalyses> analyses_in(const MemoryReleaseLog& log) {
  const auto read = disclosure::read_log(log.text, "log");
  EXPECT_TRUE(read.ok()) << read.problems().front().message;
  return read.value().analyses;
}

// A table of the mark of those of whom a condition holds.
std::optional<Held> held_in_table(AnsweredWorld& world, const std::string& condition) {
  world.files.at["t.toml"] =
      "title = \"t\"\nrows = [\"overall\"]\ncolumns = []\ntotal = true\nonly = \"" + condition +
      "\"\n";
  const auto made = make_table({"study", "data", "t.toml"}, world.outside);
  EXPECT_TRUE(made.ok()) << made.problems().front().message;
  if (!made.ok() || made.value().table.cells.at(0).at(0).figure) return {};
  return made.value().table.cells.at(0).at(0).held;
}

TEST(AnalysesOut, TwoPlansCannotBeSubtracted) {
  AnsweredWorld alone;
  MemoryReleaseLog of_alone;
  of_alone.serve(alone.outside);
  EXPECT_FALSE(held_where(alone, of_a_and_c)) << "nothing but the other plan holds it";

  AnsweredWorld world;
  MemoryReleaseLog log;
  log.serve(world.outside);
  EXPECT_FALSE(held_where(world, of_a));
  EXPECT_EQ(held_where(world, of_a_and_c), Held::Protecting) << "six people are between the two";
  // Again: nothing is shown otherwise.
  EXPECT_FALSE(held_where(world, of_a));
  EXPECT_EQ(held_where(world, of_a_and_c), Held::Protecting);
}

TEST(AnalysesOut, APlanAndATableCannotBeSubtracted) {
  AnsweredWorld first;
  MemoryReleaseLog of_first;
  of_first.serve(first.outside);
  EXPECT_FALSE(held_where(first, of_a));
  EXPECT_EQ(held_in_table(first, of_a_and_c), Held::Protecting);

  AnsweredWorld second;
  MemoryReleaseLog of_second;
  of_second.serve(second.outside);
  EXPECT_FALSE(held_in_table(second, of_a));
  EXPECT_EQ(held_where(second, of_a_and_c), Held::Protecting);
}

TEST(AnalysesOut, TheLogSaysWhomTheFiguresWereOf) {
  AnsweredWorld world;
  MemoryReleaseLog log;
  log.serve(world.outside);
  EXPECT_FALSE(held_where(world, of_a));
  EXPECT_FALSE(held_where(world, of_a));
  const auto all = analyses_in(log);
  ASSERT_EQ(all.size(), 1u) << "the same figures of the same answers are in the log once";
  EXPECT_EQ(all[0].by, "peil analyse");
  EXPECT_EQ(all[0].title, "plan.json");
  EXPECT_TRUE(all[0].waves.contains("2013"));
  ASSERT_EQ(all[0].rows.size(), 1u);
  const disclosure::LoggedRows& rows = all[0].rows[0];
  ASSERT_EQ(rows.derive.size(), 1u);
  EXPECT_EQ(rows.derive[0].first, "x");
  ASSERT_EQ(rows.sets.size(), 1u);
  EXPECT_EQ(rows.sets[0].columns, std::vector<std::string>{"x"});
  EXPECT_EQ(rows.sets[0].levels.at(""), (disclosure::LoggedPeople{19, true, false}));
}

// Group d are six: their mark stays secret for whatever comes later.
TEST(AnalysesOut, TheLogKeepsWhatWasHeldForFewPeople) {
  AnsweredWorld world;
  MemoryReleaseLog log;
  log.serve(world.outside);
  const auto found = asked(world, R"({"data": {"w": {"wave": "2013"}}, "analyses": [
    {"id": "m", "statistic": "mean", "variables": ["overall"], "by": ["customer_group"]}]})");
  ASSERT_TRUE(found.ok());
  const auto all = analyses_in(log);
  ASSERT_EQ(all.size(), 1u);
  const auto& levels = all[0].rows.at(0).sets.at(0).levels;
  EXPECT_EQ(levels.at("a"), (disclosure::LoggedPeople{60, true, false}));
  EXPECT_EQ(levels.at("d"), (disclosure::LoggedPeople{6, false, true}));
}

// Somebody of group a who phoned comes later: the mark of twenty less that of nineteen is theirs.
TEST(AnalysesOut, TheSamePlanBeforeAndAfterOneAnswerDoesNotGiveItAway) {
  AnsweredWorld grown;
  grown.more = 1;
  MemoryReleaseLog of_grown;
  of_grown.serve(grown.outside);
  EXPECT_FALSE(held_where(grown, of_a)) << "nothing but the earlier figure holds it";

  AnsweredWorld world;
  MemoryReleaseLog log;
  log.serve(world.outside);
  EXPECT_FALSE(held_where(world, of_a));
  world.more = 1;
  EXPECT_EQ(held_where(world, of_a), Held::Protecting);
}

// And the other way about: who went is thought behind the rows that are left.
TEST(AnalysesOut, NorAfterSomebodyWasTakenOut) {
  AnsweredWorld world;
  MemoryReleaseLog log;
  log.serve(world.outside);
  world.more = 1;
  EXPECT_FALSE(held_where(world, of_a));
  world.more = 0;
  EXPECT_EQ(held_where(world, of_a), Held::Protecting);
}

TEST(AnalysesOut, WhatIsMadeToCompareIsHeldAgainstOthersAndNotWritten) {
  AnsweredWorld world;
  MemoryReleaseLog log;
  log.serve(world.outside);
  EXPECT_FALSE(held_where(world, of_a));
  const auto compared = asked(world, mean_where(of_a_and_c), AnalysesOut::Made::ToCompare);
  ASSERT_TRUE(compared.ok());
  ASSERT_EQ(compared.value().held().size(), 1u);
  EXPECT_EQ(compared.value().held()[0].why, Held::Protecting);
  EXPECT_EQ(analyses_in(log).size(), 1u);
}

TEST(AnalysesOut, APlanThatSlipsInIsKnownToTheOneThatWaited) {
  AnsweredWorld other;
  MemoryReleaseLog of_other;
  of_other.serve(other.outside);
  EXPECT_FALSE(held_where(other, of_a));
  AnsweredWorld world;
  MemoryReleaseLog log;
  log.serve(world.outside);
  log.slips_in = of_other.text.substr(0, of_other.text.size() - 1);
  EXPECT_EQ(held_where(world, of_a_and_c), Held::Protecting);
}

TEST(AnalysesOut, NamesThePlanThatCanNoLongerBeWorkedOut) {
  AnsweredWorld world;
  MemoryReleaseLog log;
  log.serve(world.outside);
  EXPECT_FALSE(held_where(world, of_a));
  disclosure::LoggedAnalyses gone = analyses_in(log).at(0);
  gone.number = 2, gone.title = "gone.json";
  gone.rows[0].derive.clear(), gone.rows[0].sets[0].columns = {"gone"};
  log.text += disclosure::log_line(gone, log.text) + "\n";
  const auto found = asked(world, mean_where(of_a));
  ASSERT_FALSE(found.ok());
  const Problem& wrong = found.problems().front();
  EXPECT_EQ(wrong.code, "releases.analyses");
  EXPECT_EQ(wrong.where, "data/releases.jsonl");
  EXPECT_EQ(wrong.line, 2u);
  EXPECT_NE(wrong.message.find("'gone.json'"), std::string::npos) << wrong.message;
}

TEST(AnalysesOut, AFileOfOnesOwnIsNotRemembered) {
  AnsweredWorld world;
  MemoryReleaseLog log;
  log.serve(world.outside);
  world.files.at["a.csv"] = "q\n1\n2\n3\n";
  const auto found = asked(world, R"({"data": {"f": {"file": "a.csv"}}, "designs": {"f": {}},
    "analyses": [{"id": "m", "statistic": "mean", "variables": ["q"]}]})");
  ASSERT_TRUE(found.ok()) << found.problems().front().message;
  EXPECT_TRUE(found.value().held().empty());
  EXPECT_EQ(log.text, "");
}

TEST(AnalysesOut, DriversAreRememberedOnce) {
  AnsweredWorld world;
  MemoryReleaseLog log;
  log.serve(world.outside);
  for (int times = 0; times < 2; ++times) {
    const auto found = find_drivers({"study", "data", "2013", 1}, world.outside);
    ASSERT_TRUE(found.ok()) << found.problems().front().message;
  }
  const auto all = analyses_in(log);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].by, "peil drivers");
  const auto& sets = all[0].rows.at(0).sets;
  const auto of = [&](const std::vector<std::string>& columns) {
    return std::ranges::any_of(sets, [&](const disclosure::LoggedSets& one) {
      return one.columns == columns &&
             std::ranges::any_of(one.levels, [](const auto& level) { return level.second.out; });
    });
  };
  EXPECT_TRUE(of({"staff"})) << "the means of aspects are out";
}

// What went out of a filter over nearly the people of a model, who are 106: neither the model nor
// the other figures of them may leave afterwards.
TEST(AnalysesOut, DriversAreHeldAgainstWhatWentOutBefore) {
  const auto importance_of_all = [](AnsweredWorld& world) {
    const auto found = find_drivers({"study", "data", "2013", 1}, world.outside);
    EXPECT_TRUE(found.ok()) << found.problems().front().message;
    std::size_t shown = 0;
    for (const findings::DriverTable& table : found.value().found.tables.tables) {
      if (table.model.group != "all") continue;
      for (const findings::DriverLine& line : table.lines) shown += line.importance ? 1 : 0;
    }
    return shown;
  };
  AnsweredWorld alone;
  MemoryReleaseLog of_alone;
  of_alone.serve(alone.outside);
  ASSERT_GT(importance_of_all(alone), 0u) << "nothing but the other figure holds it";

  AnsweredWorld world;
  MemoryReleaseLog log;
  log.serve(world.outside);
  EXPECT_FALSE(held_where(world, of_a));
  disclosure::LoggedAnalyses earlier = analyses_in(log).at(0);
  using namespace expressions;
  // Everybody who answered on the staff but for the two who wrote a letter.
  earlier.rows[0].derive = {
      {"y", either(both(Expression::Op::NotEqual, answer("channel"), text("letter")),
                   either(both(Expression::Op::Greater, answer("staff"), number(0.0)),
                          answer("overall"), text("")),
                   text(""))}};
  earlier.rows[0].sets = {{{"y"}, {}, {{"", {104, true, false}}}}};
  log.text = disclosure::log_line(earlier, "") + "\n";
  EXPECT_EQ(importance_of_all(world), 0u);
}

}  // namespace
}  // namespace peil::app
