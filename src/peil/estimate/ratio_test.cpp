#include "peil/estimate/ratio.h"

#include <gtest/gtest.h>

#include <array>

#include "peil/estimate/testing.h"

namespace peil::estimate {
namespace {

using testing::answered;
using testing::NumberSample;
using testing::plain_error;
using testing::simple_design;

RatioEstimate ratio_in(const Design& design, const NumberColumn& y, const NumberColumn& x) {
  const Classes classes = classes_of(design);
  return ratio(classes, y, x, everybody(classes));
}

// (1 * 1 + 2 * 3) / (1 * 2 + 2 * 4) = 7 / 10; the mean of 1/2 and 3/4 would be 0.625 or 0.667.
TEST(Ratio, DividesTheTotals) {
  Design design = simple_design(2);
  design.weight = {Weight(1.0), Weight(2.0)};
  const RatioEstimate r = ratio_in(design, answered({1, 3}), answered({2, 4}));
  EXPECT_EQ(r.answers, 2u);
  EXPECT_NEAR(r.estimate->value, 0.7, 1e-15);
}

TEST(Ratio, HasTheErrorOfTheFormulaRowByRow) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    const NumberSample sample(seed, seed % 2 == 0);
    double above = 0.0, below = 0.0;
    std::size_t rows = 0;
    const auto counts = [&](std::size_t row) {
      return sample.y.reason[row] == Absent::No && sample.x.reason[row] == Absent::No;
    };
    for (std::size_t row = 0; row < sample.rows(); ++row) {
      if (!counts(row)) continue;
      above += sample.design.weight[row].persons() * sample.y.value[row];
      below += sample.design.weight[row].persons() * sample.x.value[row];
      ++rows;
    }
    std::vector<double> influence(sample.rows(), 0.0);
    for (std::size_t row = 0; row < sample.rows(); ++row) {
      if (counts(row))
        influence[row] = (sample.y.value[row] - above / below * sample.x.value[row]) / below;
    }
    const RatioEstimate r = ratio_in(sample.design, sample.y, sample.x);
    ASSERT_TRUE(r.estimate) << seed;
    EXPECT_EQ(r.answers, rows);
    EXPECT_EQ(r.estimate->answers, rows);
    EXPECT_NEAR(r.estimate->value, above / below, 1e-12) << seed;
    EXPECT_NEAR(*r.estimate->standard_error, plain_error(sample.design, influence), 1e-12) << seed;
  }
}

TEST(Ratio, OverOneIsTheMean) {
  for (unsigned seed = 0; seed < 50; ++seed) {
    const NumberSample sample(seed, true);
    const Classes classes =
        classes_of(sample.design, std::array<const Grouping*, 1>{&sample.group});
    const NumberColumn ones = answered(std::vector<double>(sample.rows(), 1.0));
    const Domain in = domain(classes, 0, 0);
    const RatioEstimate r = ratio(classes, sample.y, ones, in);
    const auto m = mean(classes, tally(sample.y, classes), in);
    ASSERT_EQ(r.estimate.has_value(), m.has_value());
    if (!m) continue;
    EXPECT_NEAR(r.estimate->value, m->value, 1e-12);
    EXPECT_NEAR(*r.estimate->standard_error, *m->standard_error, 1e-12);
    EXPECT_EQ(r.estimate->degrees_of_freedom, m->degrees_of_freedom);
  }
}

TEST(Ratio, DependsNeitherOnTheScaleOfWeightsNorOnTheOrderOfRows) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    const NumberSample sample(seed, seed % 2 == 0);
    const NumberSample turned = sample.backwards(), scaled = sample.with_weights_times(0.25);
    const Estimate r = *ratio_in(sample.design, sample.y, sample.x).estimate;
    for (const NumberSample& other : {turned, scaled}) {
      const Estimate same = *ratio_in(other.design, other.y, other.x).estimate;
      EXPECT_EQ(r.value, same.value) << seed;
      EXPECT_NEAR(*r.standard_error, *same.standard_error, 1e-13) << seed;
    }
  }
}

TEST(Ratio, OverNothingDoesNotExist) {
  const NumberColumn y = answered({1, 2, 3});
  EXPECT_FALSE(ratio_in(simple_design(3), y, answered({0, 0, 0})).estimate);
  EXPECT_FALSE(ratio_in(simple_design(3), y, answered({0.1, 0.2, -0.3})).estimate);
  EXPECT_EQ(ratio_in(simple_design(3), y, answered({0, 0, 0})).answers, 3u);
}

TEST(Ratio, OfRowsWithoutBothNumbersDoesNotExist) {
  NumberColumn y = answered({1, 2}), x = answered({1, 2});
  y.reason[0] = Absent::Skipped;
  x.reason[1] = Absent::Skipped;
  const RatioEstimate r = ratio_in(simple_design(2), y, x);
  EXPECT_EQ(r.answers, 0u);
  EXPECT_FALSE(r.estimate);
}

}  // namespace
}  // namespace peil::estimate
