#include "peil/estimate/t_value.h"

#include <gtest/gtest.h>

namespace peil::estimate {
namespace {

Estimate of(double value, std::optional<double> error, double degrees) {
  return {value, error, 100, degrees};
}

// Table of Student's t: 2.228 leaves 5 percent outside with 10 degrees of freedom.
TEST(TTest, AgreesWithTheTableOfStudentsT) {
  const auto test = t_test(of(2.228, 1.0, 10.0));
  ASSERT_TRUE(test);
  EXPECT_DOUBLE_EQ(test->t, 2.228);
  EXPECT_NEAR(test->p, 0.05, 2e-5);  // the table has three decimals
  EXPECT_NEAR(t_test(of(-2.228, 1.0, 10.0))->p, 0.05, 2e-5);
}

TEST(TTest, SaysNothingWithoutAnErrorOrDegreesOfFreedom) {
  EXPECT_FALSE(t_test(of(1.0, {}, 10.0)));
  EXPECT_FALSE(t_test(of(1.0, 0.0, 10.0)));
  EXPECT_FALSE(t_test(of(1.0, 1.0, 0.0)));
  EXPECT_FALSE(t_test(of(1e10, 1e-310, 5.0)));  // beyond what a double holds
}

// By hand: variances 4 and 1 with 8 and 10 degrees of freedom: 25 / (16/8 + 1/10).
TEST(WelchDegrees, WeighTheVariancesByTheirOwnDegrees) {
  EXPECT_NEAR(*welch_degrees(of(0.0, 2.0, 8.0), of(0.0, 1.0, 10.0)), 25.0 / 2.1, 1e-12);
  EXPECT_NEAR(*welch_degrees(of(0.0, 3.0, 7.0), of(0.0, 3.0, 7.0)), 14.0, 1e-12);
}

TEST(WelchDegrees, AreNotThereWhenNothingVaries) {
  EXPECT_FALSE(welch_degrees(of(0.0, 0.0, 8.0), of(0.0, 0.0, 10.0)));
  EXPECT_FALSE(welch_degrees(of(0.0, {}, 8.0), of(0.0, 1.0, 10.0)));
}

// Two alike with 5 degrees each have 10: the table's 2.228 again.
TEST(WelchTest, JudgesByTheDegreesOfBoth) {
  const auto test = welch_test(2.228, of(0.0, 3.0, 5.0), of(0.0, 3.0, 5.0));
  ASSERT_TRUE(test);
  EXPECT_NEAR(test->degrees_of_freedom, 10.0, 1e-12);
  EXPECT_NEAR(test->p, 0.05, 2e-5);
  EXPECT_FALSE(welch_test(2.0, of(0.0, 0.0, 8.0), of(0.0, 0.0, 10.0)));
}

}  // namespace
}  // namespace peil::estimate
