// Tables of two waves: their changes, beside what the study tests itself.
#include <gtest/gtest.h>

#include "peil/findings/table_testing.h"

namespace peil::findings::table_testing {
namespace {

// Two waves of the same answers, of which the study's own figures say what they will.
CrossTable beside_before(double before, double after,
                         std::vector<std::vector<std::string>> columns = {{"customer_group"},
                                                                          {"contact"}}) {
  Study of = study();
  Wave earlier;
  earlier.name = "2011";
  of.waves.insert(of.waves.begin(), earlier);
  of.plans = {drawn_plan("2011", "a"), drawn_plan("2013", "b")};
  Dataset now = dataset();
  now.items = {{"overall", ItemKind::Mark, {}, CodeColumn{}},
               {"contact", ItemKind::Choice, {"desk", "phone", "web"}, CodeColumn{}}};
  Dataset then = now;
  then.wave = "2011";
  TableSpec spec = spec_of({"overall"}, std::move(columns));
  spec.before = "2011";
  Result<TablePlan> planned = table_plan(of, spec, {now, &then});
  EXPECT_TRUE(planned.ok());
  TablePlan plan = std::move(planned).value();
  std::map<std::string, Table> tables;
  for (const char* data : {"wave", "before"}) {
    plan.plan.designs.at(data).weight = "w";
    tables.emplace(data, analysis::derived(table_of(eighty()), plan.plan.data.at(data)).value());
  }
  const auto released =
      disclosure::release(plan.plan, tables, analysis::run(plan.plan, tables),
                          {{"2011", {{}, "d", true}}, {"2013", {{}, "d", true}}}, of.rules);
  std::vector<WaveResults> waves(2);
  for (std::size_t w = 0; w < 2; ++w) {
    waves[w].wave = of.waves[w].name;
    for (const char* group : {"people", "firms"})
      waves[w].estimates[{waves[w].wave, group, "overall", "mean"}] = {w == 0 ? before : after,
                                                                       0.05, 400, 399.0};
  }
  return cross_table(spec, plan, released, Sources(of, waves));
}

// A table never says otherwise than the report of a change that the study tests itself.
TEST(CrossTableWaves, AChangeThatTheStudyTestsHasItsVerdict) {
  const CrossTable rose = beside_before(7.0, 8.0), same = beside_before(7.0, 7.0);
  const TableCell &people = rose.cells[0][0], &desk = rose.cells[0][2];
  ASSERT_TRUE(people.step && people.step->change && desk.step && desk.step->change);
  EXPECT_TRUE(people.step->by_study && people.step->change->shown);
  EXPECT_FALSE(same.cells[0][0].step->change->shown);
  EXPECT_FALSE(desk.step->by_study);
  EXPECT_FALSE(desk.step->change->shown) << "the same answers in both waves";
  EXPECT_EQ(rose.families.changes, 2u) << "desk and phone: nobody is on the web";
}

// Each wave with its bases; the change is what compares them, and letters do not.
TEST(CrossTableWaves, WavesStandBesideEachOtherWithTheVerdictOfTheStudy) {
  const CrossTable table = beside_before(7.0, 8.0, {{"customer_group", "waves"}});
  const auto columns = table.columns();
  ASSERT_EQ(columns.size(), 4u);
  EXPECT_EQ(columns[0]->levels, (std::vector<std::string>{"people", "2013"}));
  EXPECT_EQ(columns[1]->levels, (std::vector<std::string>{"people", "2011"}));
  const TableCell &now = table.cells[0][0], &before = table.cells[0][1];
  ASSERT_TRUE(now.figure && before.figure && now.step && now.step->change);
  EXPECT_EQ(before.figure->estimate.answers, 40u);
  EXPECT_EQ(before.figure->estimate.value, now.step->before.estimate.value);
  EXPECT_TRUE(now.step->by_study && now.step->change->shown);
  EXPECT_FALSE(before.step || before.rest || now.rest);
  EXPECT_EQ(table.families.pairs + table.families.rest, 0u);
  EXPECT_TRUE(now.higher_than.empty() && columns[0]->letter.empty());
}

TEST(CrossTableWaves, PeopleWhoStandThereTwiceAreTestedOnce) {
  const CrossTable once = beside_before(7.0, 7.0, {{"contact"}});
  const CrossTable twice = beside_before(7.0, 7.0, {{"contact"}, {"contact", "waves"}});
  EXPECT_EQ(once.families.changes, 2u);
  EXPECT_EQ(twice.families.changes, 2u);
  const TableCell &alone = twice.cells[0][0], &by_wave = twice.cells[0][3];
  ASSERT_TRUE(alone.step && by_wave.step && alone.step->change && by_wave.step->change);
  EXPECT_EQ(alone.step->change->adjusted, by_wave.step->change->adjusted);
}

}  // namespace
}  // namespace peil::findings::table_testing
