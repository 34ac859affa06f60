// Values by exact fractions (python3: math.comb and fractions.Fraction).
#include "peil/estimate/hypergeometric.h"

#include <gtest/gtest.h>

namespace peil::estimate {
namespace {

// Fisher's lady who tastes tea: three or more of four cups right of eight, 17 in 70.
TEST(Hypergeometric, GivesTheChanceOfAsManyOrMore) {
  EXPECT_NEAR(at_least(3, 4, 4, 8), 17.0 / 70.0, 1e-14);
  EXPECT_NEAR(at_least(3, 5, 4, 10), 0.2619047619047619, 1e-14);
  EXPECT_NEAR(at_least(12, 14, 60, 400) / 3.3692181640711887e-09, 1.0, 1e-12);
  EXPECT_NEAR(at_least(40, 50, 1000, 20000) / 2.7250609216017707e-43, 1.0, 1e-10);
}

TEST(Hypergeometric, GivesTheChanceOfAsFewOrFewer) {
  EXPECT_NEAR(at_most(3, 5, 4, 10), 0.9761904761904762, 1e-14);
  EXPECT_NEAR(at_most(20, 400, 320, 1400) / 9.952138190877858e-29, 1.0, 1e-10);
}

TEST(Hypergeometric, IsOneWhereItHasToBe) {
  EXPECT_EQ(at_least(0, 14, 60, 400), 1.0);
  EXPECT_EQ(at_least(8, 8, 8, 8), 1.0);
  EXPECT_EQ(at_most(5, 5, 10, 20), 1.0);
  EXPECT_EQ(at_least(0, 0, 3, 10), 1.0);
}

}  // namespace
}  // namespace peil::estimate
