#include "peil/analysis/weighting_chain.h"

#include <cmath>

#include "peil/analysis/run/testing.h"

namespace peil::analysis {
namespace {

using testing::codes;
using testing::run_plan;
using testing::value;

// Group a is asked twice, b six times; the population is half and half.
const std::map<std::string, std::string> eight{{"d.csv",
                                                "id,g,y,answered\n"
                                                "1,a,1,1\n2,a,3,1\n3,b,2,1\n4,b,4,0\n"
                                                "5,b,6,1\n6,b,5,1\n7,b,8,1\n8,b,9,0\n"}};

std::string plan(const std::string& steps, const std::string& keys = "") {
  return testing::plan_of(testing::analysis(R"("statistic": "estimates", "variables": ["y"],
                                               "statistics": ["mean", "total"], "weights": true)"),
                          R"("weighting": [)" + steps + "]" + keys);
}

const std::string post =
    R"({"step": "poststratify", "margin": {"columns": ["g"], "persons": {"a": 40, "b": 60}}})";

TEST(WeightingChain, PoststratificationGivesEachLevelItsPeople) {
  const Results r = run_plan(plan(post), eight);
  // Means 2 and 34/6; 40 * 2 + 60 * 34/6 = 420.
  EXPECT_NEAR(value(r, "total(y)", "", "estimate"), 420.0, 1e-9);
  EXPECT_NEAR(value(r, "mean(y)", "", "estimate"), 4.2, 1e-12);
  EXPECT_NEAR(value(r, "", "", "g_max"), 20.0, 1e-12);
  EXPECT_NEAR(value(r, "", "", "g_min"), 10.0, 1e-12);
  EXPECT_NEAR(value(r, "", "", "max_ratio"), 20.0 / 12.5, 1e-12);
  // The textbook: sum of N_g^2 s_g^2 / n_g, where the residuals' own sums about 0 leave
  // n/(n-1) sum (w e)^2 with e the deviation from the mean of the group.
  const double residuals = 20 * 20 * 2.0 + 10 * 10 * (226.0 - 34.0 * 34.0 / 6.0);
  EXPECT_NEAR(value(r, "total(y)", "", "se"), std::sqrt(8.0 / 7.0 * residuals), 1e-9);
}

TEST(WeightingChain, RefusesALevelWithoutPeopleWithItsRows) {
  const Results r = run_plan(
      plan(R"({"step": "rake", "margins": [{"columns": ["g"], "persons": {"a": 40}}]})"), eight);
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_NE(r.refusals[0].find("'b' (6 rows)"), std::string::npos) << r.refusals[0];
  EXPECT_EQ(value(r, "", "", "refused"), 1.0);
}

TEST(WeightingChain, ATrimThatAMarginCannotBearIsRefusedWithWhatTheLevelNeeds) {
  const Results r =
      run_plan(plan(post + R"(, {"step": "trim", "upper": 1.5, "unit": "mean"})"), eight);
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_NE(r.refusals[0].find("'g', level 'a'"), std::string::npos) << r.refusals[0];
  EXPECT_NEAR(value(r, "g", "a", "needed_mean_ratio"), 1.6, 1e-12);
  EXPECT_EQ(value(r, "", "", "refused"), 1.0);
}

TEST(WeightingChain, AnEqualTrimKeepsTheSum) {
  const Results r =
      run_plan(plan(post + R"(, {"step": "trim", "upper": 17, "spread": "equal"})"), eight);
  EXPECT_NEAR(value(r, "", "", "max_w"), 17.0, 1e-12);
  EXPECT_NEAR(value(r, "", "", "min_w"), 11.0, 1e-12);  // 6 persons over six rows
  EXPECT_NEAR(value(r, "", "", "sum_w"), 100.0, 1e-9);
  EXPECT_EQ(value(r, "", "", "n_trimmed"), 2.0);
}

TEST(WeightingChain, ThoseWhoAnsweredStandForThoseOfTheirCellWhoDidNot) {
  const Results r =
      run_plan(plan(R"({"step": "cells", "columns": ["g"], "respondent": "answered"})"), eight);
  // a: 1 and 3 as they are; b: 2, 6, 5, 8 times 6/4.
  EXPECT_NEAR(value(r, "total(y)", "", "estimate"), 4.0 + 1.5 * 21.0, 1e-12);
  EXPECT_NEAR(value(r, "", "", "sum_w"), 8.0, 1e-12);
  EXPECT_EQ(value(r, "", "", "n"), 6.0);
  EXPECT_EQ(value(r, "mean(y)", "", "n"), 6.0);
}

TEST(WeightingChain, RowsThatDoNotCountPlayNoPartInAMargin) {
  const Results r = run_plan(plan(post, R"(, "weight": "w")"),
                             {{"d.csv", "g,y,w\na,1,1\na,3,1\nb,2,1\nb,4,1\nc,100,0\nb,100,0\n"}});
  EXPECT_NEAR(value(r, "total(y)", "", "estimate"), 40 * 2.0 + 60 * 3.0, 1e-9);
}

TEST(WeightingChain, ACellInWhichNobodyAnsweredIsRefused) {
  const Results r =
      run_plan(plan(R"({"step": "cells", "columns": ["g"], "respondent": "answered"})"),
               {{"d.csv", "g,y,answered\na,1,1\nb,2,0\n"}});
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_NE(r.refusals[0].find("cell 'b'"), std::string::npos);
}

TEST(WeightingChain, AMarginMayStandInAFile) {
  auto files = eight;
  files["m.csv"] = "variable,level,total\ng,a,40\nother,a,1\ng,b,60\n";
  const Results r = run_plan(
      plan(R"({"step": "rake", "margins": [{"columns": ["g"], "file": "m.csv"}]})"), files);
  EXPECT_NEAR(value(r, "total(y)", "", "estimate"), 420.0, 1e-9);
}

TEST(WeightingChain, ABlankNumberOfATotalIsRefusedWithItsRow) {
  const Results r =
      run_plan(plan(R"({"step": "linear", "totals": {"y": 10}})"), {{"d.csv", "g,y\na,1\nb,\n"}});
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_NE(r.refusals[0].find("row 2"), std::string::npos);
}

TEST(WeightingChain, TheOrderOfTheStepsIsChecked) {
  const std::string trim = R"({"step": "trim", "upper": 3})";
  const std::string cells = R"({"step": "cells", "columns": ["g"], "respondent": "answered"})";
  EXPECT_EQ(codes(plan(cells + "," + post + "," + trim)), "");
  EXPECT_EQ(codes(plan(post + "," + post)), "plan.bad-value");
  EXPECT_EQ(codes(plan(trim)), "plan.bad-value");
  EXPECT_EQ(codes(plan(post + "," + cells)), "plan.bad-value");
  EXPECT_EQ(codes(plan(R"({"step": "trim", "lower": 3, "upper": 2, "spread": "equal"})")),
            "plan.bad-value");
  EXPECT_EQ(codes(plan(R"({"step": "rake", "margins": [{"columns": ["g"]}]})")),
            "plan.missing-key");
}

}  // namespace
}  // namespace peil::analysis
