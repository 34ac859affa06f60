// What is called first to improve keeps its bar over all that is looked at together in a group.
#include "peil/findings/driver_first.h"

#include <gtest/gtest.h>

#include "peil/findings/driver_findings.h"

namespace peil::findings {
namespace {

// A table of so many aspects of a group, the first of them important and low in that part of the
// draws.
DriverTable table_of(const std::string& group, const std::string& theme, std::size_t aspects,
                     double probability, std::size_t draws = 1000) {
  DriverTable table;
  table.model.group = group, table.model.theme = theme;
  table.draws = draws;
  for (std::size_t i = 0; i < aspects; ++i) {
    DriverLine& line = table.lines.emplace_back();
    line.driver.column = theme + std::to_string(i);
    line.mean = DriverFigure{7.0};
    line.importance = DriverFigure{10.0};
    line.important = line.high = 0.5;
    line.probability = i == 0 ? probability : 0.6;
    if (i == 0) line.quadrant = drivers::Quadrant::FixFirst;
  }
  return table;
}

std::size_t named(const DriverTables& tables, double confidence = 0.95) {
  std::size_t all = 0;
  for (const DriverFindings& found : driver_findings(tables, confidence))
    all += found.priority.lines.size();
  return all;
}

// Nine draws in ten give an aspect a place. Of twelve aspects one is first in 997 of 1,000.
TEST(DriverFirst, APlaceIsNotEnoughToBeNamedFirst) {
  DriverTables tables;
  tables.tables = {table_of("vr", "", 12, 0.96)};
  EXPECT_EQ(named(tables), 0u);
  tables.tables = {table_of("vr", "", 12, 0.996)};
  EXPECT_EQ(named(tables), 0u);
  tables.tables = {table_of("vr", "", 12, 0.997)};
  EXPECT_EQ(named(tables), 1u);
  EXPECT_EQ(driver_findings(tables, 0.95).front().priority.sure, 0.997);
}

// Themes are named before their aspects are: what is looked for in six places of a group is looked
// for among all of them. Those of another group are another question.
TEST(DriverFirst, TheFamilyIsAllThatIsLookedAtTogetherInAGroup) {
  DriverTables tables;
  tables.tables = {table_of("vr", "", 4, 0.99)};
  EXPECT_EQ(looked_at_together(tables, "vr"), 4u);
  EXPECT_EQ(named(tables), 1u);
  tables.tables.push_back(table_of("boak", "", 12, 0.6));
  EXPECT_EQ(named(tables), 1u);
  tables.tables.push_back(table_of("vr", "staff", 8, 0.6));
  EXPECT_EQ(looked_at_together(tables, "vr"), 12u);
  EXPECT_EQ(named(tables), 0u);
}

TEST(DriverFirst, SaysThatItsDrawsAreTooFewToNameAnything) {
  DriverTables tables;
  tables.tables = {table_of("vr", "", 12, 1.0, 200)};
  EXPECT_EQ(named(tables), 0u);
  EXPECT_FALSE(driver_findings(tables, 0.95).front().priority.enough_draws);
  EXPECT_FALSE(can_be_first(tables.tables.front(), tables, 0.95));
  tables.tables = {table_of("vr", "", 12, 1.0)};
  EXPECT_TRUE(driver_findings(tables, 0.95).front().priority.enough_draws);
}

TEST(DriverFirst, AnotherPlaceIsNeverFirst) {
  DriverTables tables;
  tables.tables = {table_of("vr", "", 2, 1.0)};
  tables.tables.front().lines.front().quadrant = drivers::Quadrant::KeepUp;
  EXPECT_EQ(named(tables), 0u);
}

}  // namespace
}  // namespace peil::findings
