#include "peil/estimate/share_interval.h"

#include <gtest/gtest.h>

#include <cmath>

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

// R survey 4.1-1, svyciprop(method = "beta") of 'awards' in apistrat: 200 schools, 3 strata.
TEST(ShareInterval, OfKornAndGraubardIsThatOfAnotherProgram) {
  const Estimate awards{0.361063935949422, 0.0344059179972689, 200, 197.0};
  const Interval i = *interval_of(awards, ShareInterval::Beta, 0.95);
  EXPECT_NEAR(i.low, 0.293645216985541, 1e-10);
  EXPECT_NEAR(i.high, 0.432781298520251, 1e-10);
}

// A binomial share with its own error and n - 1 degrees of freedom has n - 1 trials, since the
// error divides by them: R's qbeta(0.025, 19.8, 80.2) and qbeta(0.975, 20.8, 79.2).
TEST(ShareInterval, OfASimpleSampleIsNearlyThatOfClopperAndPearson) {
  const Estimate p{0.2, std::sqrt(0.2 * 0.8 / 99.0), 100, 99.0};
  const Interval i = *interval_of(p, ShareInterval::Beta, 0.95);
  EXPECT_NEAR(i.low, 0.126318370891, 1e-9);
  EXPECT_NEAR(i.high, 0.292370580641, 1e-9);
}

TEST(ShareInterval, IsAPointWhereTheWholePopulationAnswered) {
  for (const ShareInterval kind :
       {ShareInterval::Wald, ShareInterval::Logit, ShareInterval::Beta}) {
    const Interval i = *interval_of({0.3, 0.0, 100, 60.0}, kind, 0.95);
    EXPECT_NEAR(i.low, 0.3, 1e-15);
    EXPECT_NEAR(i.high, 0.3, 1e-15);
  }
}

TEST(ShareInterval, StaysInOrderDownToTheSmallestErrors) {
  for (double se = 0.1; se > 1e-13; se /= 3.0) {
    const Interval i = *beta_interval({0.3, se, 100, 60.0}, 0.95);
    EXPECT_LE(i.low, 0.3) << se;
    EXPECT_GE(i.high, 0.3) << se;
    EXPECT_LT(i.high - i.low, 5.0 * se + 1e-12) << se;
  }
  // Found by trying: the beta quantile of a hundred thousand million successes does not converge.
  EXPECT_NEAR(beta_interval({0.001, std::sqrt(1e-17), 100, 60.0}, 0.95)->low, 0.001, 1e-8);
}

// With degrees of freedom n - 1 the trials are p (1 - p) / se^2. Where the normal curve takes over,
// at 1e10 successes, the width hardly changes: both are 2 * 1.96 * se there, by one part in 1e9.
TEST(ShareInterval, OfKornAndGraubardGoesOverIntoTheNormalCurveWithoutAStep) {
  const double p = 0.2;
  for (const double successes : {0.9999e10, 1.0001e10}) {
    const double se = std::sqrt(p * (1.0 - p) / (successes / p));
    const Interval i = *beta_interval({p, se, 101, 100.0}, 0.95);
    EXPECT_NEAR(i.low, p - 1.959963984540054 * se, p * 1e-9);
    EXPECT_NEAR(i.high, p + 1.959963984540054 * se, p * 1e-9);
  }
}

TEST(ShareInterval, OfWaldDoesNotExistWhereEverybodySaidTheSame) {
  EXPECT_FALSE(interval_of({1.0, 0.0, 100, 60.0}, ShareInterval::Wald, 0.95));
  EXPECT_NEAR(interval_of({0.0, 0.0, 100, 60.0}, ShareInterval::Beta, 0.95)->high, 0.0596, 1e-4);
}

// The degrees of freedom may be those of a large design while two people answered: 1 - 0.025^(1/2).
TEST(ShareInterval, OfTwoAnswersThatAgreeIsWideInAnyDesign) {
  EXPECT_NEAR(exact_bound({0.0, 0.0, 2, 197.0}, 0.95)->high, 0.8419, 1e-4);
}

// p = 1/2, error 1/10: 25 effective answers. t(60) at 97.5 percent is 2.0003, t^2 / n = 0.160048.
// By hand: (0.5 + 0.080024 -+ 2.0003/50 sqrt(25 + 4.0012)) / 1.160048.
TEST(ShareInterval, OfWilsonByHand) {
  EXPECT_NEAR(*effective_answers({0.5, 0.1, 100, 60.0}), 25.0, 1e-12);
  const Interval i = *interval_of({0.5, 0.1, 100, 60.0}, ShareInterval::Wilson, 0.95);
  const double reach = 2.0003 / 50.0 * std::sqrt(25.0 + 4.0012);
  EXPECT_NEAR(i.low, (0.580024 - reach) / 1.160048, 1e-5);
  EXPECT_NEAR(i.high, (0.580024 + reach) / 1.160048, 1e-5);
  // At its ends the score itself is t.
  for (const double end : {i.low, i.high})
    EXPECT_NEAR(std::abs(0.5 - end) / std::sqrt(end * (1.0 - end) / 25.0), 2.0003, 1e-4);
}

// 25 effective answers of 100 are no more than 100: the cap does nothing. A stratified sample that
// knows a share as well as 400 would is held to its 100: Clopper & Pearson for 50 of 100.
TEST(ShareInterval, CappedHasNoMoreTrialsThanAnswers) {
  const Estimate rough{0.5, 0.1, 100, 60.0}, sharp{0.5, 0.025, 100, 99.0};
  EXPECT_EQ(capped_beta_interval(rough, 0.95)->low, beta_interval(rough, 0.95)->low);
  EXPECT_NEAR(*korn_graubard_answers(sharp, 0.95), 400.0, 1e-9);
  const Interval capped = *capped_beta_interval(sharp, 0.95);
  EXPECT_NEAR(capped.low, 0.3983211, 1e-6);  // R: qbeta(0.025, 50, 51)
  EXPECT_NEAR(capped.high, 0.6016789, 1e-6);
  EXPECT_GT(beta_interval(sharp, 0.95)->low, 0.44);
}

TEST(ShareInterval, EffectiveAnswersNeedAnErrorAndSpread) {
  EXPECT_FALSE(effective_answers({0.0, 0.0, 100, 60.0}));
  EXPECT_FALSE(effective_answers({0.5, 0.0, 100, 60.0}));
  EXPECT_FALSE(effective_answers({0.5, {}, 100, 60.0}));
  EXPECT_FALSE(wilson_interval({1.0, 0.0, 100, 60.0}, 0.95));
}

// None of 2: 1 - 0.025^(1/2); all of them: from there to 1.
TEST(ShareInterval, BoundOfNoneCountsTheTrialsGiven) {
  EXPECT_NEAR(bound_of_none({0.0, 0.0, 9, 8.0}, 2.0, 0.95).high, 0.8419, 1e-4);
  EXPECT_NEAR(bound_of_none({1.0, 0.0, 9, 8.0}, 2.0, 0.95).low, 0.1581, 1e-4);
}

}  // namespace
}  // namespace peil::estimate
