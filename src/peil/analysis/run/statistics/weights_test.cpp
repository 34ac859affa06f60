
#include <cmath>

#include "peil/analysis/run/testing.h"

namespace peil::analysis {
namespace {

using testing::analysis;
using testing::plan_of;
using testing::run_plan;
using testing::value;

Results weights_of(const std::string& design, const std::string& csv) {
  return run_plan(plan_of(analysis(R"("statistic": "weights")"), design), {{"d.csv", csv}});
}

// Weights 1, 1, 2, 4: sum 8, squares 22; 4 * 22 / 64 = 1.375. A row of weight 0 is a row of the
// design that has no answers to weigh.
TEST(WeightsOfAPlan, AreDescribedWithKishsDesignEffect) {
  const Results r = weights_of(R"("weight": "w", "strata": ["s"], "clusters": ["k"])",
                               "s,k,w\nA,1,1\nA,1,1\nA,2,2\nB,1,4\nB,2,0\n");
  EXPECT_EQ(value(r, "", "", "n"), 4.0);
  EXPECT_EQ(value(r, "", "", "sum_w"), 8.0);
  EXPECT_NEAR(value(r, "", "", "deff_kish"), 1.375, 1e-15);
  EXPECT_NEAR(value(r, "", "", "deff_w"), 1.375, 1e-15);
  EXPECT_NEAR(value(r, "", "", "n_eff"), 4.0 / 1.375, 1e-15);
  EXPECT_NEAR(value(r, "", "", "cv_w"), std::sqrt(0.375), 1e-15);
  EXPECT_EQ(value(r, "", "", "max_ratio"), 2.0);
  EXPECT_EQ(value(r, "", "", "clusters"), 4.0);
  EXPECT_EQ(value(r, "", "", "strata"), 2.0);
  EXPECT_EQ(value(r, "", "", "df_design"), 2.0);
}

TEST(WeightsOfAPlan, ThatAreAllEqualCostNothing) {
  const Results r = weights_of(R"("weight": 0.1)", "y\n1\n2\n3\n4\n5\n6\n7\n");
  EXPECT_NEAR(value(r, "", "", "deff_kish"), 1.0, 1e-15);
  EXPECT_NEAR(value(r, "", "", "cv_w"), 0.0, 1e-7);
  EXPECT_NEAR(value(r, "", "", "n_eff"), 7.0, 1e-14);
}

TEST(WeightsOfAPlan, AfterRakingTellHowFarTheyWereMoved) {
  const Results r = weights_of(
      R"("weighting": [{"step": "rake", "margins": [{"columns": ["s"], "persons": {"A": 8, "B": 2}}]}])",
      "s\nA\nA\nB\nB\n");
  EXPECT_NEAR(value(r, "", "", "g_min"), 1.0, 1e-9);
  EXPECT_NEAR(value(r, "", "", "g_max"), 4.0, 1e-9);
}

TEST(WeightsOfAPlan, AreRefusedWhenAllAreZero) {
  const Results r = weights_of(R"("weight": "w")", "w\n0\n0\n");
  ASSERT_EQ(r.refusals.size(), 1u);
  EXPECT_NE(r.refusals[0].find("No row"), std::string::npos);
}

}  // namespace
}  // namespace peil::analysis
