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

}  // namespace
}  // namespace peil::estimate
