#include "peil/estimate/margin_fit.h"

#include <gtest/gtest.h>

namespace peil::estimate {
namespace {

// A straight line through five points by hand: mean x 4, mean y 8.2, slope 60/30.
TEST(MarginFit, OfEverybodyAndANumberIsTheRegressionLine) {
  const std::vector<double> x{1, 2, 4, 5, 8}, y{3, 4, 8, 9, 17}, base(5, 1.0);
  const MarginFit fit({{0, 0, 0, 0, 0}}, {1}, base, {x});
  const std::vector<double> fitted = fit.fitted(y);
  for (std::size_t i = 0; i < 5; ++i) EXPECT_NEAR(fitted[i], 8.2 + 2.0 * (x[i] - 4.0), 1e-10);
}

TEST(MarginFit, OfANumberAloneGoesThroughTheOrigin) {
  const std::vector<double> x{1, 2, 3}, y{2, 5, 5}, base(3, 1.0);
  const MarginFit fit({}, {}, base, {x});
  for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(fit.fitted(y)[i], x[i] * 27.0 / 14.0, 1e-12);
}

TEST(MarginFit, OfOneMarginIsTheWeightedMeanOfEachLevel) {
  const std::vector<double> base{1, 3, 2};
  const MarginFit fit({{0, 0, 1}}, {2}, base);
  // Sums of weight times value: values 2, 6 and 5.
  const std::vector<double> fitted = fit.fitted(std::vector<double>{2, 18, 10});
  EXPECT_NEAR(fitted[0], 5.0, 1e-12);
  EXPECT_NEAR(fitted[1], 5.0, 1e-12);
  EXPECT_NEAR(fitted[2], 5.0, 1e-12);
}

TEST(MarginFit, ANumberThatTheMarginsKnowAlreadyChangesNothing) {
  const std::vector<double> base{1, 3, 2, 2}, y{2, 18, 10, 4}, known{7, 7, -1, -1};
  const MarginFit with({{0, 0, 1, 1}}, {2}, base, {known}), without({{0, 0, 1, 1}}, {2}, base);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(with.fitted(y)[i], without.fitted(y)[i], 1e-10);
}

}  // namespace
}  // namespace peil::estimate
