#include "peil/findings/driver_tables.h"

#include <gtest/gtest.h>

#include <random>

#include "peil/analysis/run/run.h"
#include "peil/findings/driver_labels.h"
#include "peil/study/testing/study_builder.h"

namespace peil::findings {
namespace {

using namespace study::testing;
using drivers::Quadrant;

// One group that is asked three aspects, and how important two of them are.
Study study() {
  Question stated = scale("a_matters");
  stated.importance_of = "a";
  Question other = scale("b_matters");
  other.importance_of = "b";
  return StudyBuilder("small")
      .reporting_group("one")
      .customer_group("people")
      .waves({"2013"})
      .overall("overall")
      .questions({mark("overall"), matrix("desk").row("a").row("b").row("c"), stated, other})
      .value();
}

// Answers of so many people. The mark goes with a more than with b; b is what the next one said of
// a, and so has the same mean; c is b again, answer by answer.
Table answers(std::size_t people) {
  std::mt19937 random(7);
  std::vector<double> said;
  for (std::size_t i = 0; i < people; ++i) said.push_back(1.0 + static_cast<double>(random() % 5));
  std::map<std::string, std::vector<double>> column;
  for (std::size_t i = 0; i < people; ++i) {
    const double a = said[i], b = said[(i + 1) % people];
    column["a"].push_back(a);
    column["b"].push_back(b);
    column["c"].push_back(b);
    column["overall"].push_back(a + 0.5 * b + static_cast<double>(random() % 3));
    column["a_matters"].push_back(1.0 + static_cast<double>(i % 2));
    column["b_matters"].push_back(4.0 + static_cast<double>(i % 2));
  }
  Table table;
  table.rows = people;
  for (auto& [name, values] : column)
    table.columns.push_back({name, true, RealColumn{std::move(values), {}}});
  for (const char* name : {"reporting_group", "customer_group"})
    table.columns.push_back(
        {name, false, ByteColumn{std::vector<std::uint8_t>(people, 1), {"one"}, {}}});
  return table;
}

DriverTables found(std::size_t people) {
  const Study of = study();
  const DriverPlan plan = driver_plan(of, "2013");
  const std::map<std::string, Table> tables{{"wave", answers(people)}};
  return driver_tables(plan,
                       disclosure::release(plan.plan, tables, analysis::run(plan.plan, tables),
                                           {{"2013", {{}, "d", true}}}, of.rules));
}

const DriverLine& line(const DriverTable& table, const std::string& column) {
  for (const DriverLine& one : table.lines) {
    if (one.driver.column == column) return one;
  }
  throw std::runtime_error("no line of " + column);
}

TEST(DriverTables, PutsTheMostImportantFirstWithItsIntervalAndKey) {
  const DriverTables all = found(400);
  EXPECT_TRUE(all.fictional);
  ASSERT_EQ(all.tables.size(), 1u);
  const DriverTable& table = all.tables.front();
  EXPECT_EQ(table.answers, 400u);
  EXPECT_EQ(table.draws, 1000u);
  const DriverLine& top = table.lines.front();
  EXPECT_EQ(top.driver.column, "a");
  ASSERT_TRUE(top.importance && top.importance->interval && top.mean && top.mean->interval);
  EXPECT_LT(top.importance->interval->low, top.importance->value);
  EXPECT_LT(top.importance->value, top.importance->interval->high);
  EXPECT_TRUE(top.importance->key.starts_with("one.importance/a@"));
  EXPECT_TRUE(top.mean->key.starts_with("one.means/a@"));
  double whole = 0.0;
  for (const DriverLine& one : table.lines) whole += one.importance->value;
  EXPECT_NEAR(whole, 100.0, 1e-9);  // the shares of LMG add up to all that is explained
}

// The same column twice: nothing tells the two apart, whatever the draws say.
TEST(DriverTables, TellsAspectsThatAreTheSameColumnAsInseparable) {
  const DriverTables all = found(400);
  const DriverTable& table = all.tables.front();
  EXPECT_EQ(line(table, "b").inseparable, line(table, "c").inseparable);
  EXPECT_NE(line(table, "a").inseparable, line(table, "b").inseparable);
  EXPECT_NEAR(line(table, "b").importance->value, line(table, "c").importance->value, 1e-9);
}

// The means are the same, and so on either side of the line between them in every other draw.
TEST(DriverTables, NamesNoQuadrantBelowNineInTen) {
  const DriverTables all = found(60);
  for (const DriverLine& one : all.tables.front().lines) {
    ASSERT_TRUE(one.probability);
    EXPECT_LT(*one.probability, 0.9);
    EXPECT_TRUE(one.unclear());
    EXPECT_FALSE(one.quadrant);
  }
}

TEST(DriverTables, SaysWhereStatedAndDerivedImportanceDisagree) {
  const DriverTables all = found(400);
  const DriverTable& table = all.tables.front();
  EXPECT_EQ(line(table, "a").stated_against_derived, StatedAgainstDerived::DerivedMore);
  EXPECT_EQ(line(table, "b").stated_against_derived, StatedAgainstDerived::StatedMore);
  EXPECT_FALSE(line(table, "c").stated_against_derived);
}

// Thirteen people are not ten more than the four numbers of the model; their means are shown.
TEST(DriverTables, TellWhatTheGateHeld) {
  const DriverTables all = found(13);
  const DriverTable& table = all.tables.front();
  EXPECT_FALSE(table.r_squared);
  EXPECT_FALSE(line(table, "a").importance);
  EXPECT_TRUE(line(table, "a").mean);
  ASSERT_FALSE(table.held.empty());
  EXPECT_EQ(table.held.front().why, disclosure::Held::TooFew);
}

DriverTable placed(const std::vector<std::pair<double, double>>& importance_and_mean) {
  DriverTable table;
  table.model.scale = Scale{1, 5};
  double sum = 0.0;
  for (const auto& [importance, mean] : importance_and_mean) {
    DriverLine one;
    one.importance = DriverFigure{importance};
    one.mean = DriverFigure{mean};
    table.lines.push_back(one);
    sum += mean;
  }
  const auto count = static_cast<double>(importance_and_mean.size());
  table.crossing = drivers::Crossing{100.0 / count, sum / count};
  label_lines(table);
  return table;
}

// By hand: the lines at the means cross at 25 % and 2.775; at the medians at 20 % and 2.7; at the
// middle of a scale of 1 to 5 at 25 % and 3.
TEST(DriverLabels, TellWhichFlipWhenTheLinesCrossElsewhere) {
  const DriverTable table = placed({{50, 4.0}, {20, 2.9}, {20, 2.5}, {10, 1.7}});
  EXPECT_TRUE(table.lines[0].flips.empty());
  ASSERT_EQ(table.lines[1].flips.size(), 2u);  // maintain
  EXPECT_EQ(table.lines[1].flips[0].lines, LinesAt::Medians);
  EXPECT_EQ(table.lines[1].flips[0].quadrant, Quadrant::KeepUp);
  EXPECT_EQ(table.lines[1].flips[1].lines, LinesAt::ScaleMiddle);
  EXPECT_EQ(table.lines[1].flips[1].quadrant, Quadrant::Monitor);
  ASSERT_EQ(table.lines[2].flips.size(), 1u);  // monitor
  EXPECT_EQ(table.lines[2].flips[0].quadrant, Quadrant::FixFirst);
  EXPECT_TRUE(table.lines[3].flips.empty());
}

TEST(DriverLabels, StayWhereAllLinesSayTheSame) {
  for (const DriverLine& one : placed({{80, 4.0}, {20, 2.0}}).lines) EXPECT_TRUE(one.flips.empty());
}

}  // namespace
}  // namespace peil::findings
