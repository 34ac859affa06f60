#include "peil/estimate/weight_summary.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "peil/estimate/testing.h"

namespace peil::estimate {
namespace {

// Weights 1, 2, 2, 5 on bases 2, 2, 1, 4: sum 10, squares 34, so 4 * 34 / 100.
TEST(WeightSummary, IsAsByHand) {
  const std::vector<Weight> base{Weight(2), Weight(2), Weight(1), Weight(4)},
      weight{Weight(1), Weight(2), Weight(2), Weight(5)};
  const WeightSummary found = weight_summary(base, weight);
  EXPECT_EQ(found.rows, 4u);
  EXPECT_EQ(found.sum, 10.0);
  EXPECT_EQ(sum_of(weight), 10.0);
  EXPECT_EQ(found.low, 1.0);
  EXPECT_EQ(found.high, 5.0);
  EXPECT_EQ(found.low_ratio, 0.4);
  EXPECT_EQ(found.high_ratio, 2.0);
  EXPECT_EQ(found.low_g, 0.5);
  EXPECT_EQ(found.high_g, 2.0);
  EXPECT_NEAR(found.design_effect, 1.36, 1e-15);
  EXPECT_NEAR(found.effective, 4.0 / 1.36, 1e-14);
  EXPECT_NEAR(found.variation, 0.6, 1e-15);  // deviations -1.5, -0.5, -0.5, 2.5: mean square 2.25
}

TEST(WeightSummary, WeightsThatAreAlikeVaryNotAtAll) {
  const std::vector<Weight> alike(7, Weight(0.1));
  const WeightSummary found = weight_summary(alike, alike);
  EXPECT_NEAR(found.design_effect, 1.0, 1e-15);
  EXPECT_NEAR(found.variation, 0.0, 1e-7);  // the root of what rounding leaves
  EXPECT_EQ(found.low_g, 1.0);
  EXPECT_EQ(found.high_g, 1.0);
}

// Two strata, of which one has three rows in two PSUs and one has two rows in one.
TEST(WeightSummary, ADesignIsAsLargeAsItsUnits) {
  Design design;
  design.strata = {{"a", {}}, {"b", {}}};
  for (const std::uint32_t h : {0u, 0u, 0u, 1u, 1u}) design.stratum.emplace_back(h);
  for (const std::uint32_t psu : {0u, 1u, 1u, 2u, 2u}) design.psu.emplace_back(psu);
  design.weight.assign(5, Weight(1.0));
  EXPECT_EQ(design_size(design).units, 3u);
  EXPECT_EQ(design_size(design).strata, 2u);
  EXPECT_EQ(design_size(design).degrees_of_freedom(), 1.0);
  EXPECT_EQ(design_size(testing::simple_design(6)).degrees_of_freedom(), 5.0);
}

}  // namespace
}  // namespace peil::estimate
