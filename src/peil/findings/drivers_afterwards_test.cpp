// What drivers rest on that is not as it was locked.
#include "peil/findings/drivers_afterwards.h"

#include <gtest/gtest.h>

#include "peil/findings/driver_findings.h"
#include "peil/study/plan_entries.h"
#include "peil/study/testing/study_builder.h"

namespace peil::findings {
namespace {

using namespace study::testing;

Study locked_study() {
  Study study = StudyBuilder("small")
                    .reporting_group("everybody")
                    .customer_group("people")
                    .waves({"2011", "2013"})
                    .overall("overall")
                    .questions({mark("overall"), mark("speed").aspect(), mark("staff").aspect(),
                                select_one("outcome").choices({"granted", "refused", "none"})})
                    .value();
  study.outcome = {"outcome", {"granted", "refused"}};
  study.locks = {{"2013", *read_day("2013-09-01"), "A", study::plan_entries(study, "2013")}};
  return study;
}

DriverLine weighed_line(const std::string& column) {
  DriverLine line;
  line.driver.column = column;
  line.mean = DriverFigure{7.0};
  line.importance = DriverFigure{50.0};
  line.important = line.high = 0.99;
  line.probability = 0.99;
  line.penalty = DriverContrast{-0.5, 0.1, {}, "k"};
  return line;
}

DriverTables tables_of(const Study& study) {
  DriverTables tables;
  DriverTable& table = tables.tables.emplace_back();
  table.model.group = "everybody";
  table.lines = {weighed_line("speed"), weighed_line("staff")};
  for (const DriverLine& line : table.lines) table.model.drivers.push_back(line.driver);
  table.draws = 100;
  tables.changes.push_back({"everybody", {0.1}, {0.1}, {0.0}});
  say_what_came_afterwards(tables, study, "2013", "2011");
  return tables;
}

TEST(DriversAfterwards, NothingIsSaidWhereNoPlanWasLockedOrNothingChanged) {
  Study study = locked_study();
  const DriverTables as_locked = tables_of(study);
  EXPECT_TRUE(as_locked.locked);
  EXPECT_FALSE(as_locked.tables[0].added_afterwards);
  EXPECT_EQ(driver_findings(as_locked, 0.95)[0].priority.added_afterwards, false);
  study.locks.clear();
  const DriverTables open = tables_of(study);
  EXPECT_FALSE(open.locked);
  EXPECT_FALSE(driver_findings(open, 0.95)[0].priority.added_afterwards.has_value());
}

TEST(DriversAfterwards, OtherClassesOfTheOutcomeAreSaidOfAllButTheMeans) {
  Study study = locked_study();
  study.outcome.classes.clear();
  const DriverTables tables = tables_of(study);
  const DriverTable& table = tables.tables[0];
  EXPECT_TRUE(table.added_afterwards);
  EXPECT_TRUE(table.lines[0].importance->added_afterwards);
  EXPECT_TRUE(table.lines[0].penalty->added_afterwards);
  EXPECT_FALSE(table.lines[0].mean->added_afterwards) << "its other tables do not say it either";
  EXPECT_TRUE(tables.changes[0].within.added_afterwards);
  const DriverFindings found = driver_findings(tables, 0.95)[0];
  for (const DriverFinding* one : {&found.priority, &found.important, &found.valued})
    EXPECT_EQ(one->added_afterwards, true);
}

TEST(DriversAfterwards, AnAspectWithOtherWordsIsSaidOfItselfAndOfWhatIsWeighedWithIt) {
  Study study = locked_study();
  study.questionnaire.questions[1].label.in["nl"] = "Hoe snel?";
  const DriverTables tables = tables_of(study);
  EXPECT_TRUE(tables.tables[0].lines[0].mean->added_afterwards);
  EXPECT_FALSE(tables.tables[0].lines[1].mean->added_afterwards);
  EXPECT_TRUE(tables.tables[0].lines[1].importance->added_afterwards);
  EXPECT_FALSE(tables.changes[0].change.added_afterwards) << "the mark itself is as it was";
}

TEST(DriversAfterwards, APageThatIsNotAsLockedIsSaidOfThemesAndTheirParts) {
  Study study = locked_study();
  study.questionnaire.questions[2].page = "elsewhere";
  DriverTables tables = tables_of(study);
  EXPECT_FALSE(tables.tables[0].added_afterwards) << "all are weighed together, page or not";
  tables.tables[0].model.theme = "contact";
  say_what_came_afterwards(tables, study, "2013", "2011");
  EXPECT_TRUE(tables.tables[0].added_afterwards);
  EXPECT_FALSE(tables.tables[0].lines[1].mean->added_afterwards) << "a mean needs no theme";
  EXPECT_TRUE(driver_findings(tables, 0.95)[0].priority.added_afterwards.value_or(false));
  tables.tables[0].model.theme.clear(), tables.tables[0].model.of_themes = true;
  say_what_came_afterwards(tables, study, "2013", "2011");
  EXPECT_TRUE(tables.tables[0].added_afterwards);
}

TEST(DriversAfterwards, ABreakThatCameLaterIsSaidOfTheChangeOfTheMark) {
  Study study = locked_study();
  study.breaks.push_back({"2013", "law", {}, true, {}});
  const DriverTables tables = tables_of(study);
  EXPECT_TRUE(tables.changes[0].change.added_afterwards);
  EXPECT_FALSE(tables.tables[0].added_afterwards);
}

}  // namespace
}  // namespace peil::findings
