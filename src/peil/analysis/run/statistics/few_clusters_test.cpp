#include <gmock/gmock.h>

#include "peil/analysis/run/testing.h"

namespace peil::analysis {
namespace {

using testing::analysis;
using testing::codes;
using ::testing::HasSubstr;
using testing::plan_of;
using testing::run_plan;
using testing::value;

const std::string of_mean = R"("statistic": "few_clusters", "outcome": "y")";
const std::string randomised =
    R"("statistic": "randomisation", "variables": ["y"], "treated": "t")";

// Four clusters of two rows with means 1, 3, 5 and 11; the last two were treated.
const std::map<std::string, std::string> clusters{
    {"d.csv",
     "k,y,t,h,N\n1,0,0,a,9\n1,2,0,a,9\n2,2,0,a,9\n2,4,0,a,9\n3,4,1,b,9\n3,6,1,b,9\n4,10,1,b,"
     "9\n4,12,1,b,9\n"}};

Results run(const std::string& asked, const std::string& design = R"("clusters": ["k"])") {
  return run_plan(plan_of(analysis(asked), design), clusters);
}

// The clusters' deviations from 5 are -4, -2, 0, 6: (16 + 4 + 36) / (4 * 3) is the variance of the
// mean, which of clusters of one size CR2 gives too, with 3 degrees of freedom.
TEST(FewClustersOfAPlan, TheMeanOfClustersOfOneSizeIsTheTextbooks) {
  const Results r = run(of_mean);
  EXPECT_NEAR(value(r, "(Intercept)", "", "estimate"), 5.0, 1e-12);
  EXPECT_NEAR(value(r, "(Intercept)", "", "se_linear"), std::sqrt(56.0 / 12.0), 1e-12);
  EXPECT_NEAR(value(r, "(Intercept)", "", "se_bm"), std::sqrt(56.0 / 12.0), 1e-12);
  EXPECT_NEAR(value(r, "(Intercept)", "", "df_bm"), 3.0, 1e-9);
  EXPECT_EQ(value(r, "", "", "clusters"), 4.0);
}

// 8 - 2 = 6. Of the six ways to choose two clusters: {3,4} 6, {2,4} 4, {1,4} 2, and their
// opposites.
TEST(RandomisationOfAPlan, CountsTheWaysThatAreAsLarge) {
  const Results r = run(randomised);
  EXPECT_NEAR(value(r, "clusters", "", "estimate"), 6.0, 1e-12);
  EXPECT_EQ(value(r, "", "", "ways"), 6.0);
  EXPECT_NEAR(value(r, "clusters", "", "p"), 2.0 / 6.0, 1e-12);
  EXPECT_NEAR(value(r, "clusters", "", "p_greater"), 1.0 / 6.0, 1e-12);
}

TEST(FewClustersOfAPlan, ADesignOfWhichItKnowsNothingIsRefused) {
  for (const auto& [design, why] :
       {std::pair{R"("clusters": ["k"], "strata": ["h"])", "has strata"},
        std::pair{R"("clusters": ["k"], "fpc": {"columns": ["N"], "meaning": "population"})",
                  "how many clusters there are"},
        std::pair{R"("clusters": ["k"], "weighting": [{"step": "poststratify", "margin":
                     {"columns": ["h"], "persons": {"a": 10, "b": 20}}}])",
                  "margins"}}) {
    for (const std::string& asked : {of_mean, randomised}) {
      const Results r = run(asked, design);
      ASSERT_EQ(r.refusals.size(), 1u) << design;
      EXPECT_THAT(r.refusals[0], HasSubstr(why));
    }
  }
}

TEST(FewClustersOfAPlan, WithoutClustersItIsAProblemOfThePlan) {
  for (const std::string& asked : {of_mean, randomised})
    EXPECT_EQ(codes(plan_of(analysis(asked))), "plan.bad-value");
}

TEST(RandomisationOfAPlan, WholeClustersMustHaveBeenChosen) {
  const Results r = run_plan(plan_of(analysis(randomised), R"("clusters": ["k"])"),
                             {{"d.csv", "k,y,t\n1,0,0\n1,2,1\n2,2,0\n2,4,0\n"}});
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_THAT(r.refusals[0], HasSubstr("not whole clusters"));
}

// A wave whose plan asks for these errors (no key of an analysis plan does).
Results run_of_wave(const std::string& asked, const std::map<std::string, std::string>& files) {
  AnalysisPlan plan =
      read_plan(plan_of(analysis(asked), R"("clusters": ["k"], "weight": "w")"), "plan.json")
          .value();
  plan.designs.at("d").few_clusters = true;
  std::map<std::string, Table> tables;
  tables.emplace("d", table::read_csv_table(files.at("d.csv"), "d.csv", {}).value());
  return analysis::run(plan, tables, 1);
}

const std::map<std::string, std::string> weighted{
    {"d.csv",
     "k,y,b,w,c\n1,0,0,2,x\n1,2,1,3,x\n1,5,1,1,x\n2,2,0,1,x\n2,4,1,2,x\n3,4,0,5,y\n3,6,1,1,x\n"
     "4,10,0,1,y\n4,12,1,2,y\n5,3,0,4,y\n5,9,1,4,y\n"}};

// The statistic is of a regression, by rows; the mean by sums of its own.
TEST(FewClustersOfAPlan, MeansAndDifferencesOfAWaveHaveTheErrorsOfTheStatistic) {
  const Results mean = run_of_wave(R"("statistic": "mean", "variables": ["y"])", weighted),
                asked = run_of_wave(of_mean, weighted);
  EXPECT_NEAR(value(mean, "y", "", "se"), value(asked, "(Intercept)", "", "se_bm"), 1e-12);
  EXPECT_NEAR(value(mean, "y", "", "df"), value(asked, "(Intercept)", "", "df_bm"), 1e-9);
  EXPECT_NEAR(value(mean, "y", "", "ci_low"), value(asked, "(Intercept)", "", "ci_low_bm"), 1e-9);
  const Results apart = run_of_wave(
      R"("statistic": "difference", "variables": ["y"], "by": ["b"], "contrasts": [["1", "0"]])",
      weighted);
  const Results slope =
      run_of_wave(R"("statistic": "few_clusters", "outcome": "y", "predictors": ["b"])", weighted);
  EXPECT_NEAR(value(apart, "y", "1-0", "se"), value(slope, "b", "", "se_bm"), 1e-12);
  EXPECT_NEAR(value(apart, "y", "1-0", "df"), value(slope, "b", "", "df_bm"), 1e-9);
  EXPECT_NEAR(value(apart, "y", "1-0", "p"), value(slope, "b", "", "p_bm"), 1e-9);
}

TEST(FewClustersOfAPlan, WhatDoesNotKnowThemIsRefusedForSuchAWave) {
  for (const std::string asked :
       {R"("statistic": "total", "variables": ["y"])",
        R"("statistic": "quantile", "variables": ["y"])",
        R"("statistic": "ratio", "numerator": "y", "denominator": "w")"}) {
    const Results r = run_of_wave(asked, weighted);
    ASSERT_EQ(r.refusals.size(), 1u) << asked;
    EXPECT_THAT(r.refusals[0], HasSubstr("few_clusters"));
  }
}

// c = z is one row of one cluster: it has no error, and the others go on.
TEST(FewClustersOfAPlan, ADomainWithinOneClusterIsRefusedAlone) {
  std::map<std::string, std::string> files = weighted;
  files["d.csv"] += "6,7,1,1,z\n";
  const Results r = run_of_wave(R"("statistic": "mean", "variables": ["y"], "by": ["c"])", files);
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_THAT(r.refusals[0], HasSubstr("of 'z' come from one cluster"));
  EXPECT_GT(value(r, "y", "x", "se"), 0.0);
}

}  // namespace
}  // namespace peil::analysis
