// What is said beside a difference of a table, where its interval and its verdict do not agree.
#include "peil/report/cell_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/report/sample_study.h"

namespace peil::report {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

findings::TableTest test_of(double difference, Interval interval, double p, bool shown) {
  return {{difference, 0.07, 900, 894.0}, interval, p, {}, shown};
}

findings::TableFigure mark(double value) {
  return {{value, 0.05, 900, 894.0}, Interval{value - 0.1, value + 0.1}, 900.0, 900.0, {}, "key"};
}

// One row, one column: a mark less everybody else, and since 2011.
findings::CrossTable table_of(findings::TableTest rest, findings::TableTest change) {
  findings::CrossTable table;
  table.spec.wave = "2013", table.spec.before = "2011";
  table.blocks.emplace_back();
  table.blocks.back().columns.emplace_back();
  table.rows.emplace_back();
  table.rows.back().item = "overall";
  table.rows.back().scale = Scale{1, 10};
  findings::TableCell cell;
  cell.figure = mark(7.146);
  cell.rest = rest;
  cell.step = findings::TableStep{mark(7.0), change};
  table.cells = {{cell}};
  table.families.rest = 9, table.families.changes = 30;
  return table;
}

struct Told {
  std::string rest, change;
  std::vector<std::string> of_intervals;
};

Told told_of(const findings::CrossTable& table, const char* language = "en") {
  const Study study = sample::study();
  const auto waves = sample::three_waves();
  const Material material(study, waves);
  Pen pen(material, language);
  const ToldTable told = told_table(pen, table);
  const CellWords words(pen, table, told);
  return {flat(words.rest_sentence({0, 0})), flat(words.change_sentence({0, 0})),
          told.of_intervals};
}

const auto alone = test_of(0.146, {0.0073, 0.2847}, 0.039, false);
const auto within = test_of(0.1, {-0.04, 0.24}, 0.16, false);

TEST(CellWords, SayAmongHowManyADifferenceThatStandsOutByItselfDoesNot) {
  const Told told = told_of(table_of(alone, alone));
  EXPECT_THAT(told.rest,
              HasSubstr("No difference from everybody else is shown (+0.15, between +0.01 and "
                        "+0.28). By itself this difference would stand out, but 9 comparisons "
                        "were tested together, and the more there are"));
  EXPECT_THAT(told.change, HasSubstr("but 30 comparisons were tested together, and among so many "
                                     "one is to be expected"));
  EXPECT_THAT(told.of_intervals, ElementsAre(HasSubstr("not every difference is demonstrated")));
  EXPECT_THAT(told_of(table_of(alone, within), "nl").rest,
              HasSubstr("maar er zijn 9 vergelijkingen samen getoetst"));
}

TEST(CellWords, SayNothingOfTheKindWhereTheIntervalHoldsZeroOrTheDifferenceIsShown) {
  const auto shown = test_of(0.4, {0.26, 0.54}, 0.00001, true);
  for (const auto& test : {within, shown}) {
    const Told told = told_of(table_of(test, test));
    EXPECT_THAT(told.rest, Not(HasSubstr("By itself")));
    EXPECT_THAT(told.change, Not(HasSubstr("By itself")));
    EXPECT_THAT(told.of_intervals, IsEmpty());
  }
}

// The table is held to 1%, its intervals to 95%: not the number of tests is why 0.039 is not shown.
TEST(CellWords, BlameTheNumberOfTestsOnlyWhereItIsToBlame) {
  findings::CrossTable table = table_of(alone, within);
  table.spec.level = 0.01;
  EXPECT_THAT(told_of(table).rest, Not(HasSubstr("By itself")));
  EXPECT_THAT(told_of(table).of_intervals, ElementsAre(HasSubstr("confidence 95%")));
  table = table_of(within, alone);
  table.cells[0][0].step->by_study = true;  // how many the study tested is not known here
  EXPECT_THAT(told_of(table).change, Not(HasSubstr("By itself")));
}

TEST(CellWords, SayWhereATableIsHeldToLessThanItsIntervals) {
  findings::CrossTable table = table_of(test_of(0.12, {-0.02, 0.26}, 0.09, true), within);
  table.spec.level = 0.1;
  EXPECT_THAT(told_of(table).of_intervals,
              ElementsAre(AllOf(HasSubstr("confidence of the interval: 95%"),
                                HasSubstr("demonstrated whose interval holds 0"))));
}

}  // namespace
}  // namespace peil::report
