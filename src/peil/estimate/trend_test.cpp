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

}  // namespace
}  // namespace peil::estimate
