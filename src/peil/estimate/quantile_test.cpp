#include "peil/estimate/quantile.h"

#include <gtest/gtest.h>

#include <array>
#include <numeric>

#include "peil/estimate/testing.h"

namespace peil::estimate {
namespace {

using testing::answered;
using testing::NumberSample;
using testing::simple_design;

Distribution distribution_of(const Design& design, const NumberColumn& y) {
  const Classes classes = classes_of(design);
  return distribution(classes, tally(y, classes), everybody(classes));
}

std::optional<Quantile> quantile_in(const Design& design, const NumberColumn& y, double share,
                                    const QuantileOptions& options = {}) {
  const Classes classes = classes_of(design);
  return quantile(classes, tally(y, classes), everybody(classes), share, options);
}

TEST(Quantile, OfFourAnswersIsTheSecondOrHalfWayToTheThird) {
  const Distribution four = distribution_of(simple_design(4), answered({8, 2, 6, 3}));
  EXPECT_EQ(quantile_of(four, 0.5, QuantileRule::Math), 3.0);
  EXPECT_EQ(quantile_of(four, 0.5, QuantileRule::School), 4.5);
  EXPECT_EQ(quantile_of(four, 0.51, QuantileRule::Math), 6.0);
  EXPECT_EQ(quantile_of(four, 0.51, QuantileRule::School), 6.0);
  EXPECT_EQ(quantile_of(four, 1.0, QuantileRule::School), 8.0);
}

TEST(Quantile, CountsWeightsNotRows) {
  Design design = simple_design(3);
  design.weight = {Weight(1.0), Weight(1.0), Weight(6.0)};
  const Distribution three = distribution_of(design, answered({1, 2, 3}));
  EXPECT_EQ(three.at_or_below, (std::vector<double>{0.125, 0.25, 1.0}));
  EXPECT_EQ(quantile_of(three, 0.25, QuantileRule::School), 2.5);
  EXPECT_EQ(quantile_of(three, 0.5, QuantileRule::Math), 3.0);
}

// Ten weights of 0.1 do not add up to 1 without care, and seven of ten are 0.7 only nearly.
TEST(Quantile, KnowsAShareThatIsExactButForRounding) {
  Design design = simple_design(10);
  design.weight.assign(10, Weight(0.1));
  std::vector<double> values(10);
  std::iota(values.begin(), values.end(), 1.0);
  const Distribution ten = distribution_of(design, answered(values));
  for (int i = 1; i < 10; ++i) {
    EXPECT_EQ(quantile_of(ten, i / 10.0, QuantileRule::Math), i);
    EXPECT_EQ(quantile_of(ten, i / 10.0, QuantileRule::School), i + 0.5);
  }
}

// By hand, answers 1 to 100: F(50) = 0.5, se = sqrt(0.25 / 99) = 0.050252, t(99) = 1.984217, so
// 0.400289 to 0.599711. Beta with 99 trials: R's qbeta(0.025, 49.5, 50.5) = 0.397798 and
// qbeta(0.975, 50.5, 49.5) = 0.602202. Logit: 0.5 -+ by 1 / (1 + exp(0.398845)) = 0.401590.
TEST(Quantile, TurnsTheIntervalOfTheShareIntoAnswers) {
  std::vector<double> values(100);
  std::iota(values.begin(), values.end(), 1.0);
  const Design design = simple_design(100);
  const auto ends = [&](ShareInterval kind) {
    const Quantile q = *quantile_in(design, answered(values), 0.5, {.interval = kind});
    EXPECT_EQ(q.value, 50.0);
    return std::pair(*q.low, *q.high);
  };
  EXPECT_EQ(ends(ShareInterval::Wald), std::pair(41.0, 60.0));
  EXPECT_EQ(ends(ShareInterval::Logit), std::pair(41.0, 60.0));
  EXPECT_EQ(ends(ShareInterval::Beta), std::pair(40.0, 61.0));
}

TEST(Quantile, InvertsTheDistributionInAnyDesign) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    const NumberSample sample(seed, seed % 2 == 0);
    for (const double p : {0.05, 0.3, 0.5, 0.77}) {
      const auto q = quantile_in(sample.design, sample.y, p);
      ASSERT_TRUE(q);
      double at_or_below = 0.0, below = 0.0, all = 0.0;
      for (std::size_t row = 0; row < sample.rows(); ++row) {
        if (sample.y.reason[row] != Absent::No) continue;
        const double w = sample.design.weight[row].persons();
        all += w;
        if (sample.y.value[row] <= q->value) at_or_below += w;
        if (sample.y.value[row] < q->value) below += w;
      }
      EXPECT_GE(at_or_below / all, p - 1e-12) << seed;
      EXPECT_LT(below / all, p) << seed;
      EXPECT_NEAR(q->share.value, at_or_below / all, 1e-12) << seed;
      EXPECT_LE(q->low.value_or(q->value), q->value) << seed;
      EXPECT_GE(q->high.value_or(q->value), q->value) << seed;
    }
  }
}

TEST(Quantile, DependsNeitherOnTheScaleOfWeightsNorOnTheOrderOfRows) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    NumberSample sample(seed, seed % 2 == 0);
    for (Stratum& stratum : sample.design.strata) stratum.population.reset();
    for (const ShareInterval kind :
         {ShareInterval::Wald, ShareInterval::Logit, ShareInterval::Beta}) {
      const QuantileOptions how{QuantileRule::School, kind, 0.9, {}};
      const NumberSample turned = sample.backwards(), scaled = sample.with_weights_times(8.0);
      const auto q = quantile_in(sample.design, sample.y, 0.4, how);
      for (const NumberSample& other : {turned, scaled}) {
        const auto same = quantile_in(other.design, other.y, 0.4, how);
        EXPECT_EQ(q->value, same->value) << seed;
        EXPECT_EQ(q->low, same->low) << seed;
        EXPECT_EQ(q->high, same->high) << seed;
      }
    }
  }
}

TEST(Quantile, OfADomainIsThatOfItsRows) {
  for (unsigned seed = 0; seed < 50; ++seed) {
    const NumberSample sample(seed, false);
    const Classes classes =
        classes_of(sample.design, std::array<const Grouping*, 1>{&sample.group});
    NumberColumn inside = sample.y;
    for (std::size_t row = 0; row < sample.rows(); ++row) {
      if (sample.group.level[row] != 1) inside.reason[row] = Absent::Skipped;
    }
    const auto q = quantile(classes, tally(sample.y, classes), domain(classes, 0, 1), 0.5);
    const auto same = quantile_in(sample.design, inside, 0.5);
    ASSERT_EQ(q.has_value(), same.has_value());
    if (!q) continue;
    EXPECT_EQ(q->value, same->value);
    EXPECT_EQ(q->low, same->low);
    EXPECT_NEAR(*q->share.standard_error, *same->share.standard_error, 1e-12);
  }
}

TEST(Quantile, OfNobodyDoesNotExist) {
  NumberColumn blank = answered({1, 2, 3});
  blank.reason.assign(3, Absent::NotAsked);
  EXPECT_FALSE(quantile_in(simple_design(3), blank, 0.5));
}

// Both ends of the exact bound are answers, and there is one answer.
TEST(Quantile, OfAnItemOnWhichAllAgreeIsThatAnswer) {
  const Quantile q = *quantile_in(simple_design(30), answered(std::vector<double>(30, 7.0)), 0.5);
  EXPECT_EQ(q.value, 7.0);
  EXPECT_EQ(q.low, 7.0);
  EXPECT_EQ(q.high, 7.0);
}

// 20 answers, 19 of them 10: F(10) = 1 has no error, but an interval from 10 to 10 would claim
// that the twentieth answer cannot exist. By hand: 0.025^(1/19) = 0.8235, and F(1) = 0.05.
TEST(Quantile, AtTheHighestAnswerTakesTheExactBound) {
  std::vector<double> values(20, 10.0);
  values[3] = 1.0;
  const Quantile most = *quantile_in(simple_design(20), answered(values), 0.5);
  EXPECT_EQ(most.value, 10.0);
  EXPECT_EQ(most.low, 10.0);
  std::iota(values.begin(), values.end(), 1.0);
  const Quantile top = *quantile_in(simple_design(20), answered(values), 0.99);
  EXPECT_EQ(top.value, 20.0);
  EXPECT_EQ(top.low, 17.0);
  EXPECT_EQ(top.high, 20.0);
}

// One of 20: 0.05 -+ 2.093 * sqrt(0.05 * 0.95 / 19) = 0.05 -+ 0.105.
TEST(Quantile, HasNoLowerEndWhereTheShareMayBeNone) {
  std::vector<double> values(20);
  std::iota(values.begin(), values.end(), 1.0);
  const Quantile q = *quantile_in(simple_design(20), answered(values), 0.05);
  EXPECT_EQ(q.value, 1.0);
  EXPECT_FALSE(q.low);
  EXPECT_EQ(q.high, 4.0);
}

TEST(Quantile, OfOneAnswerHasNoInterval) {
  NumberColumn one = answered({5, 6});
  one.reason[1] = Absent::Skipped;
  const Quantile q = *quantile_in(simple_design(2), one, 0.5);
  EXPECT_EQ(q.value, 5.0);
  EXPECT_FALSE(q.low);
  EXPECT_FALSE(q.high);
}

}  // namespace
}  // namespace peil::estimate
