#include "peil/analysis/run/derive.h"

#include <gmock/gmock.h>

#include "peil/analysis/run/testing.h"
#include "peil/base/text.h"
#include "peil/table/cells.h"

namespace peil::analysis {
namespace {

using namespace analysis::testing;

// What derive says of column `d`: its mean, or the first mistake with its place in the expression.
std::string derived_as(const std::string& expression, const std::string& csv) {
  const std::string plan = plan_of(analysis(R"("statistic": "mean", "variables": ["d"])"), "",
                                   R"("derive": {"d": ")" + expression + R"("})");
  const auto read = read_plan(plan, "plan.json");
  if (!read.ok()) {
    const Problem& p = read.problems().front();
    const auto start = plan.find(expression) + 1;
    return std::to_string(p.column - start) + " " + p.message + " " + p.mend;
  }
  const auto mean = find(run_plan(plan, {{"d.csv", csv}}), "d", "", "estimate");
  return mean ? "mean " + exact_text(*mean) : "no mean";
}

const std::string csv =
    "sch.wide,q 1,été,Q1,it's,channels/desk\n"
    "1,2,3,4,5,6\n"
    "3,4,7,8,9,10\n";

// By hand: every mean is that of two rows.
TEST(Derive, AColumnOfAnyNameIsWrittenInQuotes) {
  EXPECT_EQ(derived_as("${'sch.wide'}", csv), "mean 2");
  EXPECT_EQ(derived_as("${'q 1'} * 2", csv), "mean 6");
  EXPECT_EQ(derived_as("${'été'}", csv), "mean 5");
  EXPECT_EQ(derived_as("${'it''s'}", csv), "mean 7");
  EXPECT_EQ(derived_as(R"(${\"it's\"})", csv), "mean 7");
  EXPECT_EQ(derived_as("if(${'channels/desk'} = 6, ${'sch.wide'}, ${Q1})", csv), "mean 4.5");
  EXPECT_EQ(derived_as("${Q1} + ${'Q1'}", csv), "mean 12");
}

TEST(Derive, RowsAreKeptByAColumnOfAnyName) {
  const std::string plan = plan_of(analysis(R"("statistic": "mean", "variables": ["été"])"), "",
                                   R"("keep": ["${'q 1'} = 4"])");
  const Results kept = run_plan(plan, {{"d.csv", csv + "0,4,9,0,0,0\n"}});
  EXPECT_EQ(value(kept, "été", "", "estimate"), 8.0);  // 7 and 9
}

// Columns of one column, of one that is derived, of two, and texts.
TEST(Derive, GivesTheSameOnAnyNumberOfThreads) {
  const std::string derive = R"plan("derive": {
    "a": "if(${x} >= 3, 1, 0)", "b": "${y} * 2", "c": "${a} + ${x}",
    "d": "if(${a} = 1, 'in', 'out')", "e": "if(${x} = 2, '', ${x})", "f": "1 + 1"})plan";
  const std::string mean = analysis(R"("statistic": "mean", "variables": ["a"])");
  const AnalysisPlan plan = read_plan(plan_of(mean, "", derive), "plan.json").value();
  const std::string_view csv_of_five = "x,y\n1,5\n3,\n,7\n2,6\n3,5\n";
  const auto columns = [&](int threads) {
    const Table made = derived(table::read_csv_table(csv_of_five, "d.csv").value(),
                               plan.data.begin()->second, threads)
                           .value();
    std::string all;
    for (const Column& column : made.columns) {
      const table::Cells cells(column);
      all += column.name + ":";
      for (std::size_t row = 0; row < made.rows; ++row) {
        all += ' ';
        if (cells.blank(row))
          all += '-';
        else
          all += cells.numeric() ? exact_text(*cells.number(row)) : *cells.text(row);
      }
      all += '\n';
    }
    return all;
  };
  EXPECT_EQ(columns(1), columns(3));
  EXPECT_EQ(columns(1),
            "x: 1 3 - 2 3\ny: 5 - 7 6 5\na: 0 1 - 0 1\nb: 10 - 14 12 10\nc: 1 4 - 2 4\n"
            "d: out in - out in\ne: 1 3 - - 3\nf: 2 2 2 2 2\n");
}

// Every row is worked out for itself, in pieces that threads share.
TEST(Derive, RowsOfManyKindsGiveTheSameOnAnyNumberOfThreads) {
  constexpr std::size_t rows = 10'001;
  std::string numbers = "x\n";
  for (std::size_t row = 0; row < rows; ++row) numbers += std::to_string(row) + ".5\n";
  const std::string derive = R"plan("derive": {"d": "if(${x} < 2, '', ${x} * 2)"})plan";
  const std::string mean = analysis(R"("statistic": "mean", "variables": ["d"])");
  const AnalysisPlan plan = read_plan(plan_of(mean, "", derive), "plan.json").value();
  for (const int threads : {1, 3}) {
    const Table made =
        derived(table::read_csv_table(numbers, "d.csv").value(), plan.data.begin()->second, threads)
            .value();
    const table::Cells cells(*made.column("d"));
    EXPECT_TRUE(cells.blank(0) && cells.blank(1));
    for (std::size_t row = 2; row < rows; ++row)
      ASSERT_EQ(cells.number(row), static_cast<double>(2 * row + 1)) << row;
  }
}

TEST(Derive, ANameThatNeedsQuotesIsProposedWithThem) {
  const auto proposed = [](const std::string& name) {
    return derived_as("1 + ${" + name + "}", csv);
  };
  EXPECT_EQ(proposed("sch.wide"),
            "4 'sch.wide' has signs that a name between ${ } does not have. "
            "Write ${'sch.wide'} for a column that is called so.");
  EXPECT_THAT(proposed("q 1"), ::testing::HasSubstr("Write ${'q 1'} for"));
  EXPECT_THAT(proposed("été"), ::testing::HasSubstr("Write ${'été'} for"));
  EXPECT_THAT(proposed("it's"), ::testing::HasSubstr("Write ${'it''s'} for"));
  EXPECT_EQ(derived_as("1 + été", csv),
            "4 A condition does not know the sign é. Write ${'name'} for a column whose name "
            "holds it, and quotes around a text.");
  for (const char* broken : {"${'q 1}", "${'q 1'", "${''}", "${'q' 1}"}) {
    EXPECT_EQ(derived_as(broken, csv),
              "0 A name in quotes is not closed, or there is none. "
              "Write ${'name'}; a quote within the name is written twice.")
        << broken;
  }
  EXPECT_THAT(derived_as("${}", csv), ::testing::StartsWith("0 A $ begins the name"));
}

TEST(Derive, ASignOfAnotherLanguageIsExplainedWhereItStands) {
  EXPECT_EQ(derived_as("${Q1} / 2", csv),
            "6 A condition does not know the sign /. Write div to divide.");
  EXPECT_EQ(derived_as("${Q1} == 2", csv),
            "6 A condition does not know the sign ==. Write a single = to compare.");
}

}  // namespace
}  // namespace peil::analysis
