#include "peil/estimate/alike.h"

#include <gtest/gtest.h>

#include <cmath>

namespace peil::estimate {
namespace {

constexpr Interval share_scale{0.0, 1.0};

Estimate alike(double value, std::size_t answers) {
  Estimate e{value, 0.0, answers, 9.0};
  e.alike = static_cast<double>(answers);
  return e;
}

// Clopper & Pearson of none of two: 1 - 0.025^(1/2) = 0.841886.
TEST(Alike, OfNoneOfTwoReachesFarUp) {
  const Interval i = *alike_interval({alike(0.0, 2), share_scale}, 0.95);
  EXPECT_EQ(i.low, 0.0);
  EXPECT_NEAR(i.high, 1.0 - std::sqrt(0.025), 1e-14);
  EXPECT_NEAR(alike_interval({alike(1.0, 2), share_scale}, 0.95)->low, std::sqrt(0.025), 1e-14);
}

// On a scale of -1 to 1 the people who answer otherwise may do so at either end.
TEST(Alike, OfANetShareReachesToBothEnds) {
  const double b = 1.0 - std::sqrt(0.025);
  const Interval zero = *alike_interval({alike(0.0, 2), {-1.0, 1.0}}, 0.95);
  EXPECT_NEAR(zero.low, -b, 1e-14);
  EXPECT_NEAR(zero.high, b, 1e-14);
  EXPECT_NEAR(alike_interval({alike(1.0, 2), {-1.0, 1.0}}, 0.95)->low, 1.0 - 2.0 * b, 1e-14);
}

TEST(Alike, OfAnswersThatDifferIsNothing) {
  EXPECT_FALSE(alike_interval({{0.5, 0.1, 10, 9.0}, share_scale}, 0.95));
  EXPECT_FALSE(alike_difference({{0.5, 0.1, 10, 9.0}, share_scale},
                                {{0.4, 0.1, 10, 9.0}, share_scale}, 0.95));
}

// Newcombe's method 10 by hand, both sides exact: 0 of 2 less 1 of 2 at 95 percent.
// low = -1 - sqrt(0 + 0) = -1, high = -1 + sqrt(0.841886^2 + 0.841886^2) = 0.190607.
TEST(Alike, DifferencePutsBothReachesTogether) {
  const auto d =
      *alike_difference({alike(0.0, 2), share_scale}, {alike(1.0, 2), share_scale}, 0.95);
  EXPECT_NEAR(d.interval.low, -1.0, 1e-14);
  EXPECT_NEAR(d.interval.high, -1.0 + std::sqrt(2.0) * (1.0 - std::sqrt(0.025)), 1e-14);
  // The interval ends at 0 where 1 - (p/2)^(1/2) = 1 / sqrt(2): p = 2 (1 - 1/sqrt(2))^2.
  EXPECT_NEAR(d.p, 2.0 * std::pow(1.0 - std::sqrt(0.5), 2.0), 1e-12);
}

TEST(Alike, DifferenceOfTheSameShareIsNoDifference) {
  const auto d =
      *alike_difference({alike(0.0, 2), share_scale}, {alike(0.0, 5), share_scale}, 0.95);
  EXPECT_LT(d.interval.low, 0.0);
  EXPECT_GT(d.interval.high, 0.0);
  EXPECT_EQ(d.p, 1.0);
}

// Against a fixed share p0 the bound gives the exact binomial test: 2 (1 - p0)^m, here 2 * 0.5^5.
TEST(Alike, AgainstAFixedShareIsTheExactBinomialTest) {
  const auto d = *alike_against({alike(0.0, 5), share_scale}, 0.5, 0.0, 0.95);
  EXPECT_NEAR(d.p, 2.0 * std::pow(0.5, 5.0), 1e-12);
  EXPECT_NEAR(d.interval.low, -0.5, 1e-14);
  EXPECT_NEAR(d.interval.high, -0.5 + 1.0 - std::pow(0.025, 0.2), 1e-14);
}

}  // namespace
}  // namespace peil::estimate
