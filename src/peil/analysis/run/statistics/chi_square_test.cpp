
#include <cmath>

#include "peil/analysis/run/testing.h"

namespace peil::analysis {
namespace {

using testing::codes;
using testing::find;
using testing::plan_of;
using testing::run_plan;
using testing::value;

// 20 30 / 30 10, with some blanks that count for nothing.
std::map<std::string, std::string> table() {
  std::string text = "r,c,w\n,x,1\nhigh,,1\n";
  const auto add = [&](int times, const char* row) {
    for (int i = 0; i < times; ++i) text += std::string(row) + (i % 2 == 0 ? ",1\n" : ",2\n");
  };
  add(20, "high,x");
  add(30, "high,y");
  add(30, "low,x");
  add(10, "low,y");
  return {{"d.csv", text}};
}

const std::string test_rc =
    R"({"id": "x", "statistic": "chi_square", "rows": "r", "columns": "c", )";

TEST(ChiSquareOfAPlan, LeavesBlanksOutOfTheTable) {
  const Results r = run_plan(plan_of(test_rc + R"("tests": ["pearson"]})"), table());
  EXPECT_NEAR(value(r, "", "", "X2"), 11.025, 1e-10);
  EXPECT_EQ(value(r, "", "", "n"), 90.0);
  EXPECT_EQ(value(r, "", "", "df"), 1.0);
}

TEST(ChiSquareOfAPlan, RefusesPearsonsPValueForAWeightedSample) {
  const Results r =
      run_plan(plan_of(test_rc + R"("tests": ["pearson"]})", R"("weight": "w")"), table());
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_FALSE(find(r, "", "", "p"));
}

TEST(ChiSquareOfAPlan, GivesTheCorrectedFWhenNoTestIsNamed) {
  const Results r = run_plan(
      plan_of(R"({"id": "x", "statistic": "chi_square", "rows": "r", "columns": "c"})"), table());
  // Rows with a blank are outside the table, not outside the sample of 92.
  EXPECT_NEAR(value(r, "", "", "F"), 11.025 * 91.0 / 92.0, 1e-10);
  EXPECT_FALSE(find(r, "", "", "p"));
}

TEST(ChiSquareOfAPlan, RefusesATableOfOneRow) {
  const Results r =
      run_plan(plan_of(test_rc + R"("tests": ["F"]})"), {{"d.csv", "r,c\nhigh,x\nhigh,y\n,x\n"}});
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_NE(r.refusals[0].find("1 by 2"), std::string::npos) << r.refusals[0];
}

TEST(ChiSquareOfAPlan, AnUnknownTestIsAProblemOfThePlan) {
  EXPECT_EQ(codes(plan_of(test_rc + R"("tests": ["fisher"]})")), "plan.bad-value");
}

// Three groups of four; group means 2, 4 and 9, variances 2/3 each, so every error is the same.
const std::map<std::string, std::string> groups{
    {"d.csv", "g,y\na,1\na,2\na,2\na,3\nb,3\nb,4\nb,4\nb,5\nc,8\nc,9\nc,9\nc,10\n"}};

TEST(PairwiseOfAPlan, ComparesEveryPairWithTheErrorOfBothGroups) {
  const Results r = run_plan(plan_of(R"({"id": "x", "statistic": "pairwise", "variables": ["y"],
                                      "by": ["g"], "adjust": ["bonferroni", "holm"]})"),
                             groups);
  EXPECT_NEAR(value(r, "y", "a-b", "estimate"), -2.0, 1e-12);
  EXPECT_NEAR(value(r, "y", "b-c", "estimate"), -5.0, 1e-12);
  // n/(n-1) over all 12 rows of (2 + 2)/16.
  EXPECT_NEAR(value(r, "y", "a-c", "se"), std::sqrt(12.0 / 11.0 * 0.25), 1e-12);
  EXPECT_EQ(value(r, "y", "a-c", "df"), 7.0);
  EXPECT_NEAR(value(r, "y", "a-b", "bonferroni"), 3.0 * value(r, "y", "a-b", "p"), 1e-15);
  EXPECT_NEAR(value(r, "y", "a-b", "holm"), value(r, "y", "a-b", "p"), 1e-15);  // the largest p
}

TEST(PairwiseOfAPlan, CountsTheShareOfAnAnswer) {
  const Results r = run_plan(plan_of(R"({"id": "x", "statistic": "pairwise", "share_of": "r",
                                      "values": ["high"], "by": ["c"]})"),
                             table());
  EXPECT_NEAR(value(r, "high", "x-y", "estimate"), 20.0 / 50.0 - 30.0 / 40.0, 1e-12);
  const Results none = run_plan(plan_of(R"({"id": "x", "statistic": "pairwise", "share_of": "r",
                                         "values": ["middling"], "by": ["c"]})"),
                                table());
  EXPECT_EQ(none.refusals.size(), 1u);
}

TEST(AdjustOfAPlan, TakesThePValuesOfAnEarlierAnalysis) {
  const Results r = run_plan(plan_of(R"({"id": "p", "statistic": "pairwise", "variables": ["y"],
                                      "by": ["g"]},
                                     {"id": "x", "statistic": "adjust", "of": "p",
                                      "methods": ["bonferroni"]})"),
                             groups);
  EXPECT_NEAR(value(r, "y", "b-c", "bonferroni"), 3.0 * value(r, "y", "b-c", "p"), 1e-15);
  const Results none = run_plan(plan_of(R"({"id": "x", "statistic": "adjust", "of": "nothing",
                                         "methods": ["holm"]})"),
                                groups);
  EXPECT_EQ(none.refusals.size(), 1u);
}

TEST(AdjustOfAPlan, WrongListsAreProblemsOfThePlan) {
  EXPECT_EQ(
      codes(plan_of(R"({"id": "x", "statistic": "adjust", "p": [0.5, 1.5], "methods": ["BH"]})")),
      "plan.bad-value");
  EXPECT_EQ(codes(plan_of(R"({"id": "x", "statistic": "adjust", "p": [0.5], "methods": ["FDR"]})")),
            "plan.bad-value");
  EXPECT_EQ(codes(plan_of(R"({"id": "x", "statistic": "adjust", "methods": ["BH"]})")),
            "plan.bad-value");
}

}  // namespace
}  // namespace peil::analysis
