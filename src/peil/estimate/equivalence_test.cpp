#include "peil/estimate/equivalence.h"

#include <gtest/gtest.h>

#include <random>

#include "peil/base/contract.h"

namespace peil::estimate {
namespace {

Estimate difference(double value, std::optional<double> error, double degrees = 10.0) {
  return {value, error, 100, degrees};
}

// Table of Student's t, 10 degrees of freedom: 1.812 leaves 5 percent in one tail, 1.372 leaves 10.
TEST(Equivalence, IsShownWhenBothOneSidedTestsAre) {
  // Upper bound: (0.3 - 0.1) / 0.1 = 2.0 > 1.812; lower: 4.0.
  const Equivalence shown = equivalence(difference(0.1, 0.1), 0.3, 0.95);
  EXPECT_TRUE(shown.equivalent);
  EXPECT_NEAR(shown.interval->low, 0.1 - 0.1812, 5e-5);
  EXPECT_NEAR(shown.interval->high, 0.1 + 0.1812, 5e-5);
  // (0.3 - 0.13) / 0.1 = 1.7 < 1.812.
  EXPECT_FALSE(equivalence(difference(0.13, 0.1), 0.3, 0.95).equivalent);
  EXPECT_FALSE(equivalence(difference(-0.13, 0.1), 0.3, 0.95).equivalent);
  EXPECT_TRUE(equivalence(difference(-0.13, 0.1), 0.3, 0.90).equivalent);
}

// The table has three decimals, and half of the last one is up to 1e-4 of p.
TEST(Equivalence, HasThePValueOfTheWeakerTest) {
  EXPECT_NEAR(*equivalence(difference(0.1188, 0.1), 0.3, 0.95).p, 0.05, 5e-5);
  EXPECT_NEAR(*equivalence(difference(-0.1628, 0.1), 0.3, 0.95).p, 0.10, 1e-4);
  EXPECT_NEAR(*equivalence(difference(0.3, 0.1), 0.3, 0.95).p, 0.5, 1e-12);
}

TEST(Equivalence, DecidesAsItsIntervalDoes) {
  std::mt19937_64 random(5);
  std::uniform_real_distribution<double> value(-0.4, 0.4), error(0.01, 0.3), degrees(2.0, 500.0);
  for (int round = 0; round < 2000; ++round) {
    const Equivalence e =
        equivalence(difference(value(random), error(random), degrees(random)), 0.25, 0.95);
    EXPECT_EQ(e.equivalent, place(*e.interval, 0.25) == MarginPlace::Inside);
  }
}

TEST(Equivalence, IsNotShownWithoutAnError) {
  EXPECT_FALSE(equivalence(difference(0.0, {}), 0.3, 0.95).equivalent);
  EXPECT_FALSE(equivalence(difference(0.0, 0.1, 0.0), 0.3, 0.95).equivalent);
}

TEST(Equivalence, IsAsTheDifferenceSaysWhenNothingVaries) {
  EXPECT_TRUE(equivalence(difference(0.2, 0.0), 0.3, 0.95).equivalent);
  EXPECT_FALSE(equivalence(difference(0.3, 0.0), 0.3, 0.95).equivalent);
  EXPECT_FALSE(equivalence(difference(0.2, 0.0), 0.3, 0.95).p);
}

TEST(Equivalence, NeedsAMarginAboveZero) {
  EXPECT_THROW((void)equivalence(difference(0.0, 0.1), 0.0, 0.95), ContractError);
  EXPECT_THROW((void)equivalence(difference(0.0, 0.1), 0.3, 0.5), ContractError);
}

TEST(MarginPlace, LooksAtBothEndsOfTheInterval) {
  EXPECT_EQ(place({-0.1, 0.2}, 0.2), MarginPlace::Inside);
  EXPECT_EQ(place({-0.1, 0.21}, 0.2), MarginPlace::Open);
  EXPECT_EQ(place({-0.3, 0.3}, 0.2), MarginPlace::Open);
  EXPECT_EQ(place({0.2, 0.5}, 0.2), MarginPlace::Outside);
  EXPECT_EQ(place({-0.5, -0.25}, 0.2), MarginPlace::Outside);
}

}  // namespace
}  // namespace peil::estimate
