#include "peil/estimate/share_interval.h"

#include <gtest/gtest.h>

namespace peil::estimate {
namespace {

// By hand: logit(0.5) = 0, reach = 2.0003 * 0.1 / 0.25 = 0.80012, 1 / (1 + exp(0.80012)) = 0.31000.
TEST(ShareInterval, IsSymmetricOnTheLogitScale) {
  const Interval i = *logit_interval({0.5, 0.1, 100, 60.0}, 0.95);  // t(60) at 97.5 percent: 2.0003
  EXPECT_NEAR(i.low, 0.3100, 1e-4);
  EXPECT_NEAR(i.low + i.high, 1.0, 1e-12);
}

TEST(ShareInterval, StaysBetweenNoneAndAllWhereWaldDoesNot) {
  const Interval i = *share_interval({0.01, 0.02, 100, 60.0}, 0.95);  // Wald: -0.03 to 0.05
  EXPECT_GT(i.low, 0.0);
  EXPECT_GT(i.high, 0.01);
  EXPECT_LT(i.high, 1.0);
}

// Clopper & Pearson: no success in 60 trials, two-sided 95 percent: 1 - 0.025^(1/60) = 0.0596.
TEST(ShareInterval, IsNotAPointWhereNobodyOrEverybodySaidSo) {
  const Interval none = *share_interval({0.0, 0.0, 100, 60.0}, 0.95);
  EXPECT_EQ(none.low, 0.0);
  EXPECT_NEAR(none.high, 0.0596, 1e-4);
  const Interval all = *share_interval({1.0, 0.0, 100, 60.0}, 0.95);
  EXPECT_NEAR(all.low, 0.9404, 1e-4);
  EXPECT_EQ(all.high, 1.0);
}

TEST(ShareInterval, NeedsAnErrorAndDegreesOfFreedom) {
  EXPECT_FALSE(share_interval({0.3, {}, 100, 60.0}, 0.95));
  EXPECT_FALSE(share_interval({0.3, 0.1, 100, 0.0}, 0.95));
  EXPECT_FALSE(logit_interval({0.0, 0.0, 100, 60.0}, 0.95));
}

}  // namespace
}  // namespace peil::estimate
