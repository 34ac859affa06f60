#include "peil/estimate/planned_measure.h"

#include <gtest/gtest.h>

#include "peil/base/contract.h"

namespace peil::estimate {
namespace {

TEST(TestOfAPlannedMeasure, OfAMeanHasTheVarianceOfItsWaves) {
  const TestPlan plan =
      test_of({.after = {1.5, 900.0}, .before = ExpectedWave{2.0, 800.0}, .design_effect = 1.2},
              0.3, {.confidence = 0.9, .two_sided = false, .strata = 3.0});
  ASSERT_EQ(plan.waves.size(), 2u);
  EXPECT_NEAR(plan.waves[0].variance, 1.2 * 4.0, 1e-15);
  EXPECT_EQ(plan.waves[0].population, 800.0);
  EXPECT_NEAR(plan.waves[1].variance, 1.2 * 2.25, 1e-15);
  EXPECT_EQ(plan.waves[1].population, 900.0);
  EXPECT_EQ(plan.confidence, 0.9);
  EXPECT_FALSE(plan.two_sided);
  EXPECT_EQ(plan.strata, 3.0);
}

// 0.2 before has 0.2 * 0.8 = 0.16; after, at 0.5, it has 0.25.
TEST(TestOfAPlannedMeasure, OfAShareHasTheVarianceOfWhereItGoes) {
  const TestPlan plan = test_of({.after = {}, .before = ExpectedWave{}, .share = 0.2}, 0.3, {});
  ASSERT_EQ(plan.waves.size(), 2u);
  EXPECT_NEAR(plan.waves[0].variance, 0.16, 1e-15);
  EXPECT_NEAR(plan.waves[1].variance, 0.25, 1e-15);
}

TEST(TestOfAPlannedMeasure, AgainstAFixedValueIsOfOneWave) {
  const TestPlan plan = test_of({.after = {2.0, {}}}, 0.1, {});
  ASSERT_EQ(plan.waves.size(), 1u);
  EXPECT_EQ(plan.waves[0].variance, 4.0);
  EXPECT_EQ(plan.known_variance, 0.0);
}

// 100 of 400 people asked, sd 2: 4 / 100 * (1 - 100 / 400); two strata leave 98.
TEST(TestOfAPlannedMeasure, AWaveThatWasHeldHasTheErrorOfItsInterviews) {
  const TestPlan plan =
      test_of({.after = {1.0, {}}, .before = ExpectedWave{2.0, 400.0}, .held = 100.0}, 0.1,
              {.strata = 2.0});
  ASSERT_EQ(plan.waves.size(), 1u);
  EXPECT_EQ(plan.waves[0].variance, 1.0);
  EXPECT_NEAR(plan.known_variance, 0.03, 1e-17);
  EXPECT_EQ(plan.known_degrees, 98.0);
  EXPECT_THROW(test_of({.after = {1.0, {}}, .held = 100.0}, 0.1, {}), ContractError);
}

// Cohen (1988), table 2.4.1: 64 interviews in each of two waves show half a standard deviation with
// a power of .80 (R: power.t.test(n = 64, delta = .5) is .8014), so the smallest lies just below.
TEST(SmallestDifference, OfAMeanIsCohens) {
  const auto found = smallest_difference({.after = {2.0, {}}, .before = ExpectedWave{2.0, {}}},
                                         true, {}, 64.0, 0.80);
  ASSERT_TRUE(found);
  EXPECT_LT(*found, 1.0);
  EXPECT_GT(*found, 0.99);
}

// Towards a half the error grows, away from it it shrinks: from .8 less is needed upwards.
TEST(SmallestDifference, OfAShareIsAnotherDownwards) {
  const PlannedMeasure share{.after = {}, .before = ExpectedWave{}, .share = 0.8};
  const auto up = smallest_difference(share, true, {}, 300.0, 0.8),
             down = smallest_difference(share, false, {}, 300.0, 0.8);
  ASSERT_TRUE(up && down);
  EXPECT_LT(*up, *down);
  EXPECT_FALSE(smallest_difference(share, true, {}, 4.0, 0.8));
}

}  // namespace
}  // namespace peil::estimate
