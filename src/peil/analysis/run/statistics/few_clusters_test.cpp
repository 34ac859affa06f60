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

}  // namespace
}  // namespace peil::analysis
