// Models at equal classes, held against regressions with the classes as predictors.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>

#include "peil/analysis/run/testing.h"
#include "peil/base/text.h"

namespace peil::analysis {
namespace {

using testing::analysis;
using testing::plan_of;
using testing::value;

// Marks y by a (1 to 5), b (1 to 5) and a class; classes lie otherwise in the groups n and s.
std::string cases(std::size_t rows) {
  std::mt19937 random(21);
  std::string csv = "y,a,b,c,g,low,high,refused,n,s\n";
  for (std::size_t i = 0; i < rows; ++i) {
    const bool north = random() % 2 == 0, granted = random() % 10 < (north ? 7u : 4u);
    const auto a = 1 + random() % 5, b = 1 + random() % 5, noise = random() % 3;
    const auto y = 10 + (granted ? 4 : 0) + a + 2 * b + noise;
    for (const auto number : {y, a, b}) csv += std::to_string(number) + ",";
    csv += granted ? "granted," : "refused,";
    csv += north ? "n" : "s";
    for (const bool is : {a <= 2, a >= 4, !granted, north, !north}) csv += is ? ",1" : ",0";
    csv += "\n";
  }
  return csv;
}

Results ran(const std::string& keys, std::size_t rows = 400) {
  return testing::run_plan(plan_of(analysis(keys)), {{"d.csv", cases(rows)}});
}

const std::string over = R"(, "over": "c", "classes": ["granted", "refused"])";

// Of everybody the standard is themselves: the share of what the classes leave.
TEST(AtEqualOfAPlan, RSquaredIsThePartOfWhatTheClassesLeaveThatTheDriversExplain) {
  const double whole = value(
      ran(R"("statistic": "regression", "outcome": "y", "predictors": ["a", "b", "refused"])"), "",
      "", "r_squared");
  const double classes =
      value(ran(R"("statistic": "regression", "outcome": "y", "predictors": ["refused"])"), "", "",
            "r_squared");
  const Results equal =
      ran(R"("statistic": "drivers", "outcome": "y", "drivers": ["a", "b"])" + over);
  EXPECT_NEAR(value(equal, "", "", "r_squared"), (whole - classes) / (1.0 - classes), 1e-10);
  EXPECT_EQ(value(equal, "", "", "n"), 400.0);
}

TEST(AtEqualOfAPlan, LowAndHighAnswersAreThoseOfARegressionWithTheClasses) {
  const Results regression =
      ran(R"("statistic": "regression", "outcome": "y", "predictors": ["low", "high", "refused"])");
  const Results equal = ran(R"("statistic": "penalty_reward", "outcome": "y", "drivers": ["a"],
                               "low": [1, 2], "high": [4, 5])" +
                            over);
  EXPECT_NEAR(value(equal, "a", "", "penalty"), value(regression, "low", "", "estimate"), 1e-9);
  EXPECT_NEAR(value(equal, "a", "", "penalty_se"), value(regression, "low", "", "se"), 1e-9);
  EXPECT_NEAR(value(equal, "a", "", "reward"), value(regression, "high", "", "estimate"), 1e-9);
}

// The same with w: in the group n what gives each class its share among everybody, elsewhere 1.
std::string with_shares(std::size_t rows) {
  const std::string csv = cases(rows);
  std::vector<std::string> lines;
  for (const std::string_view line : split(csv, '\n')) lines.emplace_back(line);
  std::map<std::string, double> everybody, north;
  const auto fields = [](const std::string& line) { return split(line, ','); };
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    const std::string of(fields(lines[i])[3]);
    ++everybody[of];
    if (fields(lines[i])[4] == "n") ++north[of];
  }
  std::string all = lines[0] + ",w\n";
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    const std::string of(fields(lines[i])[3]);
    const bool is_north = fields(lines[i])[4] == "n";
    all += lines[i] + "," + exact_text(is_north ? everybody[of] / north[of] : 1.0) + "\n";
  }
  return all;
}

// In a group that has the classes otherwise than everybody, the weights of its classes are in the
// error as they are in the figure.
TEST(AtEqualOfAPlan, TheErrorInAGroupIsThatOfItsWeights) {
  const Results equal = ran(R"("statistic": "penalty_reward", "outcome": "y", "drivers": ["a"],
                               "low": [1, 2], "high": [4, 5], "by": ["g"])" +
                            over);
  const Results regression =
      testing::run_plan(plan_of(analysis(R"("statistic": "regression", "outcome": "y",
                          "predictors": ["low", "high", "refused"], "by": ["g"])"),
                                R"("weight": "w")"),
                        {{"d.csv", with_shares(400)}});
  for (const auto& [ours, theirs] : {std::pair{"penalty", "low"}, {"reward", "high"}}) {
    EXPECT_NEAR(value(equal, "a", "n", ours), value(regression, theirs, "n", "estimate"), 1e-9);
    EXPECT_NEAR(value(equal, "a", "n", ours + std::string("_se")),
                value(regression, theirs, "n", "se"), 1e-9);
  }
}

TEST(AtEqualOfAPlan, PerformanceIsTheStandardisedMean) {
  const Results equal = ran(R"("statistic": "priority", "outcome": "y", "drivers": ["a", "b"],
                               "by": ["g"])" +
                            over);
  const Results standardised = ran(
      R"("statistic": "standardised_mean", "variables": ["a", "b"], "columns": ["n", "s"])" + over);
  for (const char* of : {"a", "b"}) {
    for (const char* group : {"n", "s"})
      EXPECT_NEAR(value(equal, of, group, "performance"),
                  value(standardised, of, group, "estimate"), 1e-12);
  }
}

// The draws give intervals and places at equal classes, and others than without.
TEST(AtEqualOfAPlan, TheDrawsAreOfTheModelAtEqualClasses) {
  const std::string keys = R"("statistic": "drivers", "outcome": "y", "drivers": ["a", "b"],
                              "bootstrap": {"replicates": 200, "seed": "s"})";
  const Results plain = ran(keys), equal = ran(keys + over);
  const double share = value(equal, "a", "", "lmg_pct");
  EXPECT_LT(value(equal, "a", "", "lmg_pct_ci_low"), share);
  EXPECT_GT(value(equal, "a", "", "lmg_pct_ci_high"), share);
  EXPECT_NE(value(equal, "a", "", "lmg_ci_low"), value(plain, "a", "", "lmg_ci_low"));
  EXPECT_EQ(value(equal, "", "", "bootstrap_draws"), 200.0);
}

TEST(AtEqualOfAPlan, AClassThatAGroupHasNobodyOfIsRefusedInWords) {
  const std::string csv =
      "y,a,b,c,g\n1,1,2,x,n\n2,2,2,x,n\n4,1,3,x,n\n5,2,1,x,n\n6,3,1,x,n\n7,1,1,x,n\n"
      "3,1,2,x,s\n4,3,1,w,s\n5,2,2,w,s\n5,1,2,x,s\n8,3,1,w,s\n5,3,2,x,s\n";
  const Results r = testing::run_plan(
      plan_of(analysis(R"("statistic": "drivers", "outcome": "y", "drivers": ["a", "b"],
                          "by": ["g"], "over": "c")")),
      {{"d.csv", csv}});
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_NE(r.refusals.front().find("Nobody who answered everything has 'w' in 'c'"),
            std::string::npos)
      << r.refusals.front();
  EXPECT_TRUE(testing::find(r, "a", "s", "lmg"));
}

TEST(AtEqualOfAPlan, WrongKeysAreProblemsOfThePlan) {
  const std::string keys = R"("statistic": "drivers", "outcome": "y", "drivers": ["a", "b"])";
  EXPECT_EQ(testing::codes(plan_of(analysis(keys + R"(, "classes": ["x"])"))), "plan.bad-value");
  EXPECT_EQ(testing::codes(plan_of(analysis(keys + R"(, "method": "johnson", "over": "c")"))),
            "plan.bad-value");
}

}  // namespace
}  // namespace peil::analysis
