#include "peil/estimate/trend.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <random>

#include "peil/base/contract.h"

namespace peil::estimate {
namespace {

Estimate wave(double value, double error, double degrees = 50.0) {
  return {value, error, 60, degrees};
}

// By hand: values 7.0 7.2 7.1 at 0 1 3 with errors 0.1 0.1 0.2, so weights 100 100 25. Mean time
// 175/225, mean value 1597.5/225, spread 325 - 175^2/225, products 1252.5 - 175*1597.5/225. R
// gives the slope 0.0529411764705886 and, its error divided by the residual standard error,
// 0.0882352941176473 / 1.21267812518167: lm(c(7, 7.2, 7.1) ~ c(0, 1, 3), weights = c(100, 100,
// 25)).
TEST(Trend, IsTheLineOfWeightedLeastSquares) {
  const std::array waves{wave(7.0, 0.1), wave(7.2, 0.1, 40.0), wave(7.1, 0.2, 30.0)};
  const std::array times{0.0, 1.0, 3.0};
  const Trend t = trend(waves, times);
  const double spread = 325.0 - 175.0 * 175.0 / 225.0;
  const double slope = (1252.5 - 175.0 * 1597.5 / 225.0) / spread;
  EXPECT_NEAR(t.slope.value, slope, 1e-12);
  EXPECT_NEAR(*t.slope.standard_error, std::sqrt(1.0 / spread), 1e-12);
  EXPECT_NEAR(t.slope.value, 0.0529411764705886, 1e-12);
  EXPECT_NEAR(*t.slope.standard_error, 0.0882352941176473 / 1.21267812518167, 1e-12);
  EXPECT_EQ(t.slope.degrees_of_freedom, 120.0);
  EXPECT_EQ(t.slope.answers, 180u);
  EXPECT_NEAR(t.level, 7.1, 1e-12);
  EXPECT_NEAR(t.time, 175.0 / 225.0, 1e-12);
  const double lack = 100 * std::pow(7.0 - 7.1 - slope * (0.0 - t.time), 2) +
                      100 * std::pow(7.2 - 7.1 - slope * (1.0 - t.time), 2) +
                      25 * std::pow(slope * (3.0 - t.time), 2);
  EXPECT_NEAR(t.lack_of_fit, lack, 1e-12);
  EXPECT_EQ(t.lack_of_fit_degrees, 1.0);
  EXPECT_NEAR(t.lack_of_fit_p, std::erfc(std::sqrt(lack / 2.0)), 1e-12);  // chi-square of 1
}

TEST(Trend, FindsAStraightLineWhateverTheErrorsAre) {
  const std::array waves{wave(6.5, 0.05), wave(6.7, 0.3), wave(7.1, 0.1), wave(7.3, 0.02)};
  const Trend t = trend(waves, std::array{2010.0, 2011.0, 2013.0, 2014.0});
  EXPECT_NEAR(t.slope.value, 0.2, 1e-9);  // times of four digits cost some
  EXPECT_NEAR(t.lack_of_fit, 0.0, 1e-12);
  EXPECT_NEAR(t.lack_of_fit_p, 1.0, 1e-6);
}

// The middle one of three waves at equal distances does not move the line when errors are equal:
// the slope is half the change from the first to the last.
TEST(Trend, OfThreeEquallySpacedWavesIsTheChangeOverTheTime) {
  const Trend t =
      trend(std::array{wave(7.0, 0.1), wave(9.0, 0.1), wave(7.4, 0.1)}, std::array{0.0, 1.0, 2.0});
  EXPECT_NEAR(t.slope.value, 0.2, 1e-12);
  EXPECT_NEAR(*t.slope.standard_error, 0.1 / std::sqrt(2.0), 1e-12);
}

TEST(Trend, DoesNotDependOnTheOrderOfTheWavesAndScalesWithTime) {
  std::mt19937_64 random(11);
  std::uniform_real_distribution<double> value(5.0, 9.0), error(0.05, 0.5);
  for (int round = 0; round < 100; ++round) {
    const std::array waves{wave(value(random), error(random)), wave(value(random), error(random)),
                           wave(value(random), error(random)), wave(value(random), error(random))};
    const Trend t = trend(waves, std::array{1.0, 2.0, 4.0, 7.0});
    const std::array turned{waves[2], waves[0], waves[3], waves[1]};
    EXPECT_NEAR(trend(turned, std::array{4.0, 1.0, 7.0, 2.0}).slope.value, t.slope.value, 1e-12);
    const Trend months = trend(waves, std::array{12.0, 24.0, 48.0, 84.0});
    EXPECT_NEAR(12.0 * months.slope.value, t.slope.value, 1e-12);
    EXPECT_NEAR(12.0 * *months.slope.standard_error, *t.slope.standard_error, 1e-12);
  }
}

TEST(Trend, NeedsThreeWavesErrorsAndTimesThatDiffer) {
  const std::array two{wave(7.0, 0.1), wave(7.2, 0.1)};
  EXPECT_THROW((void)trend(two, std::array{0.0, 1.0}), ContractError);
  const std::array three{wave(7.0, 0.1), wave(7.2, 0.1), wave(7.2, 0.0)};
  EXPECT_THROW((void)trend(three, std::array{0.0, 1.0, 2.0}), ContractError);
  const std::array good{wave(7.0, 0.1), wave(7.2, 0.1), wave(7.2, 0.1)};
  EXPECT_THROW((void)trend(good, std::array{1.0, 1.0, 1.0}), ContractError);
}

// By hand: values 7.0 7.2 7.1 at 0 1 2, variances 1 (in hundredths) and a covariance of 0.5 between
// the first two, which share half of their people. The inverse of (1 .5 0; .5 1 0; 0 0 1) is
// (4/3 -2/3 0; -2/3 4/3 0; 0 0 1). Weights of the level are its row sums 2/3 2/3 1, of 7/3
// together: mean time (0 + 2/3 + 2) / (7/3) = 8/7, mean value (9.4667 + 7.1) / (7/3) = 7.1. Times
// apart -8/7 -1/7 6/7; weighted -10/7 4/7 6/7; spread 80/49 - 4/49 + 36/49 = 112/49 = 16/7. Values
// apart -0.1 0.1 0: products 1/7 + 0.4/7 = 0.2, slope 0.2 * 7/16 = 0.0875, its variance 7/16
// hundredths. Rest: -0.1 + 0.1 = 0, 0.1 + 0.0125 = 0.1125, -0.075: 4/3 * 0.1125^2 + 0.075^2 =
// 0.0225.
TEST(Trend, OfWavesThatSharePeopleIsTheLineOfGeneralisedLeastSquares) {
  const std::array waves{wave(7.0, 0.1), wave(7.2, 0.1, 40.0), wave(7.1, 0.1, 30.0)};
  const std::array shared{SharedWaves{0, 1, 0.005}};
  const auto t = trend(waves, std::array{0.0, 1.0, 2.0}, shared);
  ASSERT_TRUE(t);
  EXPECT_NEAR(t->time, 8.0 / 7.0, 1e-12);
  EXPECT_NEAR(t->level, 7.1, 1e-12);
  EXPECT_NEAR(t->slope.value, 0.0875, 1e-12);
  EXPECT_NEAR(*t->slope.standard_error, std::sqrt(0.01 * 7.0 / 16.0), 1e-12);
  EXPECT_NEAR(t->lack_of_fit, 2.25, 1e-9);  // 0.0225 in hundredths
  EXPECT_NEAR(t->lack_of_fit_p, std::erfc(std::sqrt(2.25 / 2.0)), 1e-9);
  EXPECT_NEAR(t->pull[0], -10.0 / 16.0, 1e-12);
  EXPECT_NEAR(t->pull[1], 4.0 / 16.0, 1e-12);
  EXPECT_NEAR(t->pull[2], 6.0 / 16.0, 1e-12);
  EXPECT_EQ(t->slope.degrees_of_freedom, 30.0);
  EXPECT_EQ(t->slope.answers, 180u);
}

// The first and the last wave of one panel: what they share falls out of the slope, which is half
// their difference when the middle one lies halfway in time. Var = (V + V - 2 C) / 4.
TEST(Trend, OfAPanelIsSurerThanThatOfNewPeople) {
  const std::array waves{wave(7.0, 0.1), wave(9.0, 0.1), wave(7.4, 0.1)};
  const std::array times{0.0, 1.0, 2.0};
  const std::array all{SharedWaves{0, 1, 0.008}, SharedWaves{0, 2, 0.008},
                       SharedWaves{1, 2, 0.008}};
  const auto t = trend(waves, times, all);
  ASSERT_TRUE(t);
  EXPECT_NEAR(t->slope.value, 0.2, 1e-12);
  EXPECT_NEAR(*t->slope.standard_error, std::sqrt((0.02 - 0.016) / 4.0), 1e-12);
  EXPECT_LT(*t->slope.standard_error, *trend(waves, times).slope.standard_error);
}

TEST(Trend, WithoutCovarianceIsThatOfIndependentWaves) {
  std::mt19937_64 random(12);
  std::uniform_real_distribution<double> value(5.0, 9.0), error(0.05, 0.5);
  for (int round = 0; round < 100; ++round) {
    const std::array waves{wave(value(random), error(random)), wave(value(random), error(random)),
                           wave(value(random), error(random)), wave(value(random), error(random))};
    const std::array times{2009.5, 2011.5, 2013.5, 2017.5};
    const Trend plain = trend(waves, times);
    const Trend none = *trend(waves, times, std::span<const SharedWaves>());
    const Trend zero = *trend(waves, times, std::array{SharedWaves{0, 3, 0.0}});
    EXPECT_EQ(none.slope.value, plain.slope.value);
    EXPECT_EQ(none.slope.degrees_of_freedom, plain.slope.degrees_of_freedom);
    EXPECT_NEAR(zero.slope.value, plain.slope.value, 1e-9);  // times of four digits cost some
    EXPECT_NEAR(*zero.slope.standard_error, *plain.slope.standard_error, 1e-9);
    EXPECT_NEAR(zero.lack_of_fit, plain.lack_of_fit, 1e-6);
    double by_pull = 0.0;
    for (std::size_t k = 0; k < waves.size(); ++k) by_pull += plain.pull[k] * waves[k].value;
    EXPECT_NEAR(by_pull, plain.slope.value, 1e-9);
  }
}

TEST(Trend, OfAMatrixThatIsNoneOfCovariancesIsNothing) {
  const std::array waves{wave(7.0, 0.1), wave(7.2, 0.1), wave(7.1, 0.1)};
  const std::array times{0.0, 1.0, 2.0};
  EXPECT_FALSE(trend(waves, times, std::array{SharedWaves{0, 1, 0.02}}));
  EXPECT_THROW((void)trend(waves, times, std::array{SharedWaves{1, 1, 0.0}}), ContractError);
  EXPECT_THROW((void)trend(waves, times, std::array{SharedWaves{0, 3, 0.0}}), ContractError);
}

}  // namespace
}  // namespace peil::estimate
