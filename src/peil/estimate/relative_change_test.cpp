#include <gtest/gtest.h>

#include <cmath>

#include "peil/estimate/wave_difference.h"

namespace peil::estimate {
namespace {

// From 4 to 5 is 25 percent. Errors 0.4 and 0.3, covariance 0.06 (r = 0.5): the variance of 5/4 is
// (0.09 + 25/16 * 0.16 - 2 * 5/4 * 0.06) / 16 = 0.19 / 16.
TEST(RelativeChange, ByHand) {
  const PairedErrors errors{0.4, 0.3, 0.06};
  EXPECT_NEAR(errors.correlation(), 0.5, 1e-12);
  const Estimate difference{1.0, 0.36, 20, 12.0};
  const auto percent = relative_change(difference, 4.0, 5.0, errors);
  ASSERT_TRUE(percent);
  EXPECT_NEAR(percent->value, 25.0, 1e-12);
  EXPECT_NEAR(*percent->standard_error, 100.0 * std::sqrt(0.19) / 4.0, 1e-12);
  EXPECT_EQ(percent->degrees_of_freedom, 12.0);
  EXPECT_FALSE(relative_change(difference, 0.0, 5.0, errors));
  EXPECT_FALSE(relative_change(difference, -4.0, 5.0, errors));
  EXPECT_FALSE(relative_change({1.0, {}, 20, 12.0}, 4.0, 5.0, errors));
}

}  // namespace
}  // namespace peil::estimate
