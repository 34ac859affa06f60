
#include "peil/analysis/run/testing.h"

namespace peil::analysis {
namespace {

using testing::analysis;
using testing::codes;
using testing::find;
using testing::plan_of;
using testing::run_plan;
using testing::value;

std::string plan(const std::string& keys, const std::string& design = "") {
  return plan_of(analysis(R"("statistic": "quantile", )" + keys), design);
}

// Group a: 1 to 20. Group b: nobody answered. A row without weight that would be the median.
std::map<std::string, std::string> answers() {
  std::string text = "g,y,w\nb,,1\n";
  for (int i = 1; i <= 20; ++i) text += "a," + std::to_string(i) + ",1\n";
  return {{"d.csv", text + "a,500,0\na,500,0\n"}};
}

TEST(QuantileOfAPlan, GivesALevelForEachProbabilityByEachRule) {
  const Results math = run_plan(
      plan(R"("variables": ["y"], "probabilities": [0.25, 0.5])", R"("weight": "w")"), answers());
  EXPECT_EQ(value(math, "y", "p0.25", "estimate"), 5.0);
  EXPECT_EQ(value(math, "y", "p0.5", "estimate"), 10.0);
  EXPECT_EQ(value(math, "y", "p0.5", "n"), 20.0);
  EXPECT_LT(value(math, "y", "p0.5", "ci_low"), 10.0);
  EXPECT_GT(value(math, "y", "p0.5", "ci_high"), 10.0);
  const Results school =
      run_plan(plan(R"("variables": ["y"], "rule": "school")", R"("weight": "w")"), answers());
  EXPECT_EQ(value(school, "y", "p0.5", "estimate"), 10.5);
}

TEST(QuantileOfAPlan, RefusesADomainInWhichNobodyAnsweredAndGoesOn) {
  const Results r =
      run_plan(plan(R"("variables": ["y"], "by": ["g"])", R"("weight": "w")"), answers());
  EXPECT_EQ(value(r, "y", "a|p0.5", "estimate"), 10.0);
  EXPECT_EQ(value(r, "y", "b", "refused"), 1.0);
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_NE(r.refusals[0].find("Nobody"), std::string::npos) << r.refusals[0];
}

TEST(QuantileOfAPlan, LeavesOutAnEndOfTheIntervalThatCannotBeKnown) {
  const Results r = run_plan(
      plan(R"("variables": ["y"], "probabilities": [0.05])", R"("weight": "w")"), answers());
  EXPECT_FALSE(find(r, "y", "p0.05", "ci_low"));
  EXPECT_TRUE(find(r, "y", "p0.05", "ci_high"));
  // On the logit scale the share stays above 0, so its end is the lowest answer.
  const Results logit =
      run_plan(plan(R"("variables": ["y"], "probabilities": [0.05], "interval": "xlogit")",
                    R"("weight": "w")"),
               answers());
  EXPECT_EQ(value(logit, "y", "p0.05", "ci_low"), 1.0);
}

TEST(QuantileOfAPlan, ProbabilitiesRulesAndIntervalsAreChecked) {
  EXPECT_EQ(codes(plan(R"("variables": ["y"], "probabilities": [50])")), "plan.bad-value");
  EXPECT_EQ(codes(plan(R"("variables": ["y"], "rule": "hf7")")), "plan.bad-value");
  EXPECT_EQ(codes(plan(R"("variables": ["y"], "interval": "score")")), "plan.bad-value");
}

}  // namespace
}  // namespace peil::analysis
