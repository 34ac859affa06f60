
#include <cmath>

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
  return plan_of(analysis(R"("statistic": "difference", "variables": ["y"], "by": ["g"], )" + keys),
                 design);
}

// Group means 2, 4 and 9, variances 2/3 each; of d nobody answered.
const std::map<std::string, std::string> groups{
    {"d.csv", "g,y\na,1\na,2\na,2\na,3\nb,3\nb,4\nb,4\nb,5\nc,8\nc,9\nc,9\nc,10\nd,\n"}};

TEST(DifferenceOfAPlan, TestsTheContrastsNamedInTheirDirection) {
  const Results r =
      run_plan(plan(R"("contrasts": ["c-a", "a-b"], "adjust": ["bonferroni"])"), groups);
  EXPECT_NEAR(value(r, "y", "c-a", "estimate"), 7.0, 1e-12);
  // n/(n-1) over all 13 rows of (2 + 2)/16.
  EXPECT_NEAR(value(r, "y", "c-a", "se"), std::sqrt(13.0 / 12.0 * 0.25), 1e-12);
  EXPECT_EQ(value(r, "y", "c-a", "df"), 7.0);
  EXPECT_NEAR(value(r, "y", "a-b", "t"), -2.0 / std::sqrt(13.0 / 12.0 * 0.25), 1e-12);
  EXPECT_NEAR(value(r, "y", "a-b", "bonferroni"), 2.0 * value(r, "y", "a-b", "p"), 1e-15);
  EXPECT_FALSE(find(r, "y", "b-c", "estimate"));
}

// Two clusters, each with one row of both groups: y is 1 and 2 in one, 5 and 6 in the other, so the
// difference is 1 in both and has no error at all, while the means go up and down together.
TEST(DifferenceOfAPlan, KeepsWhatTheDomainsShare) {
  const Results r = run_plan(plan(R"("contrasts": ["b-a"])", R"("clusters": ["k"])"),
                             {{"d.csv", "k,g,y\n1,a,1\n1,b,2\n2,a,5\n2,b,6\n"}});
  EXPECT_NEAR(value(r, "y", "b-a", "estimate"), 1.0, 1e-12);
  EXPECT_NEAR(value(r, "y", "b-a", "se"), 0.0, 1e-12);
  // Each mean: 2/1 * 2 * (2/2)^2 = 4.
  EXPECT_NEAR(value(r, "y", "b-a", "se_if_covariance_ignored"), std::sqrt(8.0), 1e-12);
  EXPECT_FALSE(find(r, "y", "b-a", "t"));  // there is no error to test against
}

TEST(DifferenceOfAPlan, OfAllLevelsRefusesThoseWithoutAnswersAndGoesOn) {
  for (const char* all : {R"("contrasts": "all")", R"("df": "domain")"}) {
    const Results r = run_plan(plan(all), groups);
    EXPECT_NEAR(value(r, "y", "a-b", "estimate"), -2.0, 1e-12);
    EXPECT_NEAR(value(r, "y", "b-c", "estimate"), -5.0, 1e-12);
    EXPECT_EQ(value(r, "y", "a-d", "refused"), 1.0);
    EXPECT_EQ(r.refusals.size(), 3u);
    EXPECT_NE(r.refusals[0].find("Nobody of 'd'"), std::string::npos) << r.refusals[0];
  }
}

// One answer, or one cluster, has an error of 0 by the formula: that is no knowledge.
TEST(DifferenceOfAPlan, RefusesADomainWhoseAnswersAllComeFromOnePsu) {
  const Results rows = run_plan(plan(R"("contrasts": "all")"),
                                {{"d.csv", "g,y\na,1\na,2\nb,3\nb,4\nsolo,9\nsolo,\n"}});
  EXPECT_NEAR(value(rows, "y", "a-b", "estimate"), -2.0, 1e-12);
  EXPECT_EQ(value(rows, "y", "a-solo", "refused"), 1.0);
  EXPECT_FALSE(find(rows, "y", "a-solo", "se"));
  const Results clusters = run_plan(plan(R"("contrasts": ["a-b"])", R"("clusters": ["k"])"),
                                    {{"d.csv", "k,g,y\n1,a,1\n1,a,2\n2,b,3\n3,b,6\n"}});
  EXPECT_EQ(value(clusters, "y", "a-b", "refused"), 1.0);
  // A stratum taken whole has no error, and that is known.
  const Results whole =
      run_plan(plan(R"("contrasts": ["a-b"])",
                    R"("strata": ["g"], "fpc": {"columns": ["N"], "meaning": "population"})"),
               {{"d.csv", "g,y,N\na,1,1\nb,3,10\nb,6,10\n"}});
  // (1 - 2/10) * 2/1 * 2 * (1.5/2)^2
  EXPECT_NEAR(value(whole, "y", "a-b", "se"), std::sqrt(0.8 * 2.0 * 2.0 * 0.5625), 1e-12);
}

std::string refusal_of(const std::string& contrasts, const std::string& csv) {
  const Results r = run_plan(plan(contrasts), {{"d.csv", csv}});
  EXPECT_EQ(r.refusals.size(), 1u);
  return r.refusals.empty() ? "" : r.refusals.front();
}

TEST(DifferenceOfAPlan, NamesTheNearestLevelWhenNoRowHasTheOneNamed) {
  const std::string csv = "g,y\nnorth,1\nnorth,2\nsouth,3\nsouth,4\n";
  const std::string told = refusal_of(R"("contrasts": ["north-suoth"])", csv);
  EXPECT_NE(told.find("No row has 'suoth' in 'g'. Did you mean 'south'?"), std::string::npos)
      << told;
  const std::string far = refusal_of(R"("contrasts": ["north-x"])", csv);
  EXPECT_NE(far.find("It has: north, south."), std::string::npos) << far;
}

TEST(DifferenceOfAPlan, ReadsLevelsWithASignInThem) {
  const std::string csv = "g,y\na,1\na,2\na-b,3\na-b,5\nb,4\nb,8\nb-b,6\nb-b,7\n";
  const Results r = run_plan(plan(R"("contrasts": ["a-b-a", ["a", "b-b"]])"), {{"d.csv", csv}});
  EXPECT_NEAR(value(r, "y", "a-b-a", "estimate"), 2.5, 1e-12);
  EXPECT_NEAR(value(r, "y", "a-b-b", "estimate"), -5.0, 1e-12);
  const std::string told = refusal_of(R"("contrasts": ["a-b-b"])", csv);
  EXPECT_NE(told.find("more than one way"), std::string::npos) << told;
}

TEST(DifferenceOfAPlan, RefusesALevelWithItselfAndASampleOfOneLevel) {
  const std::string self = refusal_of(R"("contrasts": ["a-a"])", "g,y\na,1\na,4\nb,2\nb,3\n");
  EXPECT_NE(self.find("with itself"), std::string::npos) << self;
  const std::string alone = refusal_of(R"("contrasts": "all")", "g,y\na,1\na,2\n");
  EXPECT_NE(alone.find("fewer than two levels"), std::string::npos) << alone;
}

TEST(DifferenceOfAPlan, WhatIsNoContrastIsAProblemOfThePlan) {
  EXPECT_EQ(codes(plan(R"("contrasts": ["a"])")), "plan.bad-value");
  EXPECT_EQ(codes(plan(R"("contrasts": [["a", "b", "c"]])")), "plan.bad-value");
  EXPECT_EQ(codes(plan(R"("contrasts": [])")), "plan.bad-value");
  EXPECT_EQ(codes(plan(R"("adjust": ["tukey"])")), "plan.bad-value");
}

}  // namespace
}  // namespace peil::analysis
