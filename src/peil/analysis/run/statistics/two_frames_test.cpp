#include <gmock/gmock.h>

#include "peil/analysis/run/testing.h"

namespace peil::analysis {
namespace {

using testing::analysis;
using testing::codes;
using testing::find;
using ::testing::HasSubstr;
using testing::plan_of;
using testing::run_plan;
using testing::value;

std::string plan(const std::string& keys) {
  return plan_of(analysis(R"("statistic": "two_frames", "first": "a", "second": "b",
                             "in_first": "ina", "in_second": "inb", "variables": ["y"],
                             "statistics": ["mean", "total"], )" +
                          keys),
                 {{"a", R"("weight": "w")"}, {"b", R"("weight": "w")"}});
}

// Frame A was drawn with weight 2, frame B with weight 4. Two people of A are in B too, one of B in
// A.
std::map<std::string, std::string> frames(const std::string& chance_of_one = "0.5") {
  return {{"a.csv", "ina,inb,w,y,pa,pb\n1,0,2,3,0.5,0\n1,1,2,5,0.5,0.25\n1,1,2,7," + chance_of_one +
                        ",0.25\n"},
          {"b.csv", "ina,inb,w,y,pa,pb\n0,1,4,2,0,0.25\n1,1,4,10,0.5,0.25\n0,1,4,8,0,0.25\n"}};
}

// A: 2*3 + 2*0.5*(5 + 7) = 18 on 2 + 2 = 4. B: 4*2 + 4*0.5*10 + 4*8 = 60 on 4 + 2 + 4 = 10.
TEST(TwoFramesOfAPlan, ByMultiplicityAPersonInBothCountsHalfInEach) {
  const Results r = run_plan(plan(R"("estimator": "multiplicity")"), frames());
  EXPECT_NEAR(value(r, "total(y)", "", "estimate"), 78.0, 1e-12);
  EXPECT_NEAR(value(r, "mean(y)", "", "estimate"), 78.0 / 14.0, 1e-12);
  EXPECT_EQ(value(r, "mean(y)", "", "df"), 4.0);
  EXPECT_EQ(value(r, "mean(y)", "", "n"), 6.0);
}

// theta 0.75: A: 6 + 2*0.75*12 = 24, B: 8 + 4*0.25*10 + 32 = 50.
TEST(TwoFramesOfAPlan, ByThetaTheFirstSampleCountsThatMuchOfThem) {
  const Results r = run_plan(plan(R"("estimator": "fixed", "theta": 0.75)"), frames());
  EXPECT_NEAR(value(r, "total(y)", "", "estimate"), 74.0, 1e-12);
  const Results other = run_plan(plan(R"("estimator": "fixed", "theta": 1)"), frames());
  EXPECT_NEAR(value(other, "total(y)", "", "estimate"), 6.0 + 24.0 + 8.0 + 32.0, 1e-12);
}

// Who is in both has the weight 1 / (0.5 + 0.25) = 4/3: 6 + 4/3*12 + 8 + 4/3*10 + 32.
TEST(TwoFramesOfAPlan, ByExpectedTimesEveryoneInBothHasOneWeight) {
  const std::string expected =
      R"("estimator": "expected", "chance_first": "pa", "chance_second": "pb")";
  const Results r = run_plan(plan(expected), frames());
  EXPECT_NEAR(value(r, "total(y)", "", "estimate"), 62.0 + 40.0 / 3.0, 1e-12);
  const Results none = run_plan(plan(expected), frames("0"));
  ASSERT_EQ(none.refusals.size(), 1u);
  EXPECT_THAT(none.refusals[0], HasSubstr("in both frames, and its chance in 'pa' is 0"));
  EXPECT_FALSE(find(none, "total(y)", "", "estimate"));
}

TEST(TwoFramesOfAPlan, ExpectedTimesDoNotGoWithWeightingSteps) {
  const std::string weighted =
      plan_of(analysis(R"("statistic": "two_frames", "first": "a", "second": "b", "in_first": "ina",
                  "in_second": "inb", "variables": ["y"], "estimator": "expected",
                  "chance_first": "pa", "chance_second": "pb")"),
              {{"a", R"("weight": "w", "weighting": [{"step": "poststratify", "margin":
                {"columns": ["ina"], "persons": {"1": 12}}}])"},
               {"b", R"("weight": "w")"}});
  const Results r = run_plan(weighted, frames());
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_THAT(r.refusals[0], HasSubstr("has weighting steps"));
}

TEST(TwoFramesOfAPlan, ARowMustBeInTheFrameThatItWasDrawnFrom) {
  auto files = frames();
  files["a.csv"] = "ina,inb,w,y,pa,pb\n1,0,2,3,0.5,0\n0,1,2,5,0,0.25\n";
  const Results r = run_plan(plan(R"("estimator": "multiplicity")"), files);
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_THAT(r.refusals[0], HasSubstr("not in the frame that 'a' was drawn from"));
}

TEST(TwoFramesOfAPlan, WrongKeysAreProblemsOfThePlan) {
  EXPECT_EQ(codes(plan(R"("estimator": "multiplicity")")), "");
  EXPECT_EQ(codes(plan(R"("estimator": "multiplicity", "theta": 0.5)")), "plan.bad-value");
  EXPECT_EQ(codes(plan(R"("estimator": "fixed", "theta": 1.5)")), "plan.bad-value");
  EXPECT_EQ(codes(plan(R"("estimator": "fixed")")), "plan.missing-key");
  EXPECT_EQ(codes(plan(R"("estimator": "multiplicity", "statistics_": 1)")), "plan.unknown-key");
}

}  // namespace
}  // namespace peil::analysis
