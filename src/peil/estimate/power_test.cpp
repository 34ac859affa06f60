#include "peil/estimate/power.h"

#include <gtest/gtest.h>

#include <cmath>

#include "peil/base/chance.h"
#include "peil/base/contract.h"
#include "peil/estimate/student.h"

namespace peil::estimate {
namespace {

TestPlan waves(double sd, std::optional<double> population = {}) {
  TestPlan plan;
  plan.waves = {{sd * sd, population}, {sd * sd, population}};
  return plan;
}

TestPlan fixed(double sd, std::optional<double> population = {}) {
  TestPlan plan;
  plan.waves = {{sd * sd, population}};
  return plan;
}

TestPlan normal(TestPlan plan) {
  plan.student = false;
  return plan;
}

TestPlan one_sided(TestPlan plan) {
  plan.two_sided = false;
  return plan;
}

constexpr double of_r = 1e-10;  // R prints 12 digits

// R 4.2.2: power.t.test(n, delta, sd, type, alternative).
TEST(PowerOfTest, IsThatOfRsPowerTTest) {
  EXPECT_NEAR(power_of_test(waves(1.0), 1.0, 20), 0.868952801692, of_r);
  EXPECT_NEAR(power_of_test(fixed(1.0), 1.0, 20), 0.988591294545, of_r);
  EXPECT_NEAR(power_of_test(waves(1.6), -0.2, 700), 0.646900254004, of_r);
  EXPECT_NEAR(power_of_test(one_sided(waves(1.6)), 0.2, 700), 0.755704169299, of_r);
  EXPECT_NEAR(power_of_test(waves(1.0), 3.0, 2), 0.387389350200811, of_r);
  EXPECT_NEAR(power_of_test(waves(1.5), 0.02, 100000), 0.846478331216695, of_r);
  TestPlan sure = waves(1.0);
  sure.confidence = 0.99;
  EXPECT_NEAR(power_of_test(sure, 0.5, 64), 0.585250980500501, of_r);
}

// Cohen (1988), table 2.4.1, two-sided 5 percent, power .80: 393, 64 and 26 for differences of .2,
// .5 and .8 standard deviations. The first is 393.4 and printed to the nearest.
TEST(InterviewsForTest, AreThoseOfCohensTable) {
  EXPECT_EQ(interviews_for_test(waves(1.0), 0.2, 0.80), 394u);
  EXPECT_EQ(interviews_for_test(waves(1.0), 0.5, 0.80), 64u);
  EXPECT_EQ(interviews_for_test(waves(1.0), 0.8, 0.80), 26u);
}

// R: power.t.test(power = .90, delta = 1) needs 22.02, one-sided 17.85; 3532.96 and 1767.92.
TEST(InterviewsForTest, AreTheFirstWithThatPower) {
  EXPECT_EQ(interviews_for_test(waves(1.0), 1.0, 0.90), 23u);
  EXPECT_EQ(interviews_for_test(one_sided(waves(1.0)), 1.0, 0.90), 18u);
  EXPECT_EQ(interviews_for_test(waves(1.5), 0.1, 0.80), 3533u);
  EXPECT_EQ(interviews_for_test(fixed(1.5), 0.1, 0.80), 1768u);
}

// By hand: 2 (1.959964 * 1.5 / 0.1)^2 = 1728.7, and with .841621 for power 3531.9.
TEST(InterviewsForTest, FollowTheFormulaOfTheNormal) {
  EXPECT_EQ(interviews_for_test(normal(waves(1.5)), 0.1, 0.50), 1729u);
  EXPECT_EQ(interviews_for_test(normal(waves(1.5)), 0.1, 0.80), 3532u);
  EXPECT_EQ(interviews_for_test(normal(fixed(1.5)), 0.1, 0.50), 865u);
}

// Counted up one by one in R until pnorm or pt reached .80, with the variance of every wave
// 1.2 sd^2 / n (1 - n / N).
TEST(InterviewsForTest, AreFewerInFinitePopulations) {
  TestPlan plan = waves(1.0);
  plan.waves = {{1.2 * 1.4 * 1.4, 1000.0}, {1.2 * 1.6 * 1.6, 1500.0}};
  plan.strata = 5.0;
  EXPECT_EQ(interviews_for_test(plan, 0.15, 0.80), 747u);
  EXPECT_EQ(interviews_for_test(normal(plan), 0.15, 0.80), 747u);
  EXPECT_EQ(interviews_for_test(fixed(1.5, 400.0), 0.1, 0.80), 327u);
  EXPECT_EQ(interviews_for_test(normal(fixed(1.5, 400.0)), 0.1, 0.80), 327u);
}

// The same way: of a wave of 50 people everybody is asked, and its error is gone.
TEST(InterviewsForTest, AskAWholeWaveThatIsSmaller) {
  TestPlan plan = normal(waves(1.5));
  plan.waves = {{2.25, 50.0}, {2.25, 1e6}};
  EXPECT_EQ(interviews_for_test(plan, 0.5, 0.80), 71u);
}

// The same way: 900 interviews were held before; with .1 even the whole country is not enough,
// for .1 / (1.5 / 30) is 2 standard errors and 2.8 are needed.
TEST(InterviewsForTest, CountWhatIsKnownAlready) {
  TestPlan plan = fixed(1.5);
  plan.known_variance = 2.25 / 900.0;
  plan.known_degrees = 899.0;
  EXPECT_EQ(interviews_for_test(plan, 0.2, 0.80), 869u);
  EXPECT_FALSE(interviews_for_test(plan, 0.1, 0.80));
  EXPECT_NEAR(power_of_test(plan, 0.2, 500), 0.665984105607226, of_r);
}

TEST(PowerOfTest, ReachesTheNumberOfInterviewsOnlyThen) {
  Chance chance("power", "first");
  for (int round = 0; round < 200; ++round) {
    TestPlan plan = chance.below(2) == 0 ? waves(1.5) : fixed(1.2, 5000.0);
    plan.student = chance.below(2) == 0;
    const double d = 0.05 + chance.share(), power = 0.3 + 0.65 * chance.share();
    const auto n = interviews_for_test(plan, d, power);
    ASSERT_TRUE(n);
    EXPECT_GE(power_of_test(plan, d, static_cast<double>(*n)), power - 1e-9);
    if (*n > 2) {
      EXPECT_LT(power_of_test(plan, d, static_cast<double>(*n) - 1.0), power);
    }
  }
}

// Drawn 20,000 times: two groups of 12, sd 1, difference 1. The error of the share is .0034.
TEST(PowerOfTest, IsHowOftenATTestShowsTheDifference) {
  Chance chance("power", "drawn");
  int shown = 0;
  for (int time = 0; time < 20000; ++time) {
    double sum[2]{}, squares[2]{};
    for (int i = 0; i < 24; ++i) {
      const double x = chance.normal() + i % 2;
      sum[i % 2] += x, squares[i % 2] += x * x;
    }
    const double within = squares[0] + squares[1] - (sum[0] * sum[0] + sum[1] * sum[1]) / 12.0;
    const double t = (sum[1] - sum[0]) / 12.0 / std::sqrt(within / 22.0 * 2.0 / 12.0);
    if (t > 0.0 && t_p_value(t, 22.0) < 0.05) ++shown;
  }
  EXPECT_NEAR(shown / 20000.0, power_of_test(waves(1.0), 1.0, 12), 0.014);
}

TEST(PowerOfTest, IsOneWithoutErrorAndNoneWithoutDegreesOfFreedom) {
  EXPECT_EQ(power_of_test(waves(0.0), 0.1, 10), 1.0);
  EXPECT_EQ(power_of_test(fixed(1.5, 40.0), 0.1, 40), 1.0);
  EXPECT_EQ(power_of_test(waves(1.5), 0.1, 1), 0.0);
  EXPECT_NEAR(power_of_test(waves(1e-9), 1e9, 2), 1.0, 1e-9);  // beyond what can be computed
  EXPECT_THROW((void)power_of_test(waves(1.5), 0.0, 10), ContractError);
}

// R: uniroot of power.t.test(n = 400, sd = 1.6)$power - .80.
TEST(SmallestDifference, IsShownWithJustThatPower) {
  const auto shown = [](const TestPlan& plan) {
    return smallest_difference([&](double d) { return power_of_test(plan, d, 400); }, 0.80, 10.0);
  };
  EXPECT_NEAR(*shown(waves(1.6)), 0.317345273122599, 1e-9);
  EXPECT_NEAR(*shown(fixed(1.6)), 0.22466807087327, 1e-9);
  EXPECT_FALSE(smallest_difference([](double) { return 0.5; }, 0.80, 10.0));
}

}  // namespace
}  // namespace peil::estimate
