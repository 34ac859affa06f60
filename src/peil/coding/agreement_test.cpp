#include "peil/coding/agreement.h"

#include <cmath>

#include <gtest/gtest.h>

namespace peil::coding {
namespace {

using Codes = std::vector<std::uint32_t>;

// The example of Krippendorff (2011), part C: four coders, twelve units, gaps.
std::vector<Codes> printed() {
  const std::uint32_t x = none;
  return {{0, 1, 2, 2, 1, 0, 3, 0, 1, x, x, x},
          {0, 1, 2, 2, 1, 1, 3, 0, 1, 4, x, 2},
          {x, 2, 2, 2, 1, 2, 3, 1, 1, 4, 0, x},
          {0, 1, 2, 2, 1, 3, 3, 0, 1, 4, 0, x}};
}

TEST(KrippendorffAlpha, AsPrinted) {
  const std::vector<double> value{1, 2, 3, 4, 5};
  EXPECT_NEAR(*krippendorff_alpha(printed(), value, Metric::Nominal), 0.743, 5e-4);
  EXPECT_NEAR(*krippendorff_alpha(printed(), value, Metric::Ordinal), 0.815, 5e-4);
  EXPECT_NEAR(*krippendorff_alpha(printed(), value, Metric::Interval), 0.849, 5e-4);
}

TEST(KrippendorffAlpha, OneCategoryIsNoTest) {
  const std::vector<Codes> same{{0, 0, 0}, {0, 0, 0}};
  EXPECT_FALSE(krippendorff_alpha(same, std::vector{1.0, 2.0}, Metric::Nominal));
}

TEST(KrippendorffAlpha, ACaseOfOneCoderSaysNothing) {
  const std::vector<double> value{1, 2};
  const std::vector<Codes> two{{0, 1, 0, 1}, {0, 1, 1, 1}};
  const std::vector<Codes> more{{0, 1, 0, 1, 0, none}, {0, 1, 1, 1, none, none}};
  EXPECT_EQ(krippendorff_alpha(two, value, Metric::Nominal),
            krippendorff_alpha(more, value, Metric::Nominal));
}

TEST(Kappa, TwoByTwoByHand) {
  const Agreement a{2, {20, 5, 10, 15}};
  const auto found = kappa(a, PairWeights::Unweighted);
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->observed, 0.7, 1e-15);
  EXPECT_NEAR(found->chance, 0.5, 1e-15);
  EXPECT_NEAR(found->kappa, 0.4, 1e-15);
  // sqrt(pe + pe^2 - sum p_i. p_.i (p_i. + p_.i)) / ((1 - pe) sqrt(n)), Fleiss (1981), 13.9:
  // 0.5 + 0.25 - (0.3 * 1.1 + 0.2 * 0.9) = 0.24
  EXPECT_NEAR(found->standard_error_null, std::sqrt(0.24 / 50) / 0.5, 1e-14);
  // Two categories have no degrees of distance.
  EXPECT_NEAR(kappa(a, PairWeights::Linear)->kappa, 0.4, 1e-15);
  EXPECT_NEAR(kappa(a, PairWeights::Quadratic)->standard_error, found->standard_error, 1e-15);
}

TEST(Kappa, FullAgreementIsOneWithoutError) {
  const auto found = kappa({3, {5, 0, 0, 0, 7, 0, 0, 0, 9}}, PairWeights::Quadratic);
  EXPECT_NEAR(found->kappa, 1.0, 1e-15);
  EXPECT_NEAR(found->standard_error, 0.0, 1e-7);
}

TEST(Kappa, OneCategoryForAllIsNotDefined) {
  EXPECT_FALSE(kappa({2, {9, 0, 0, 0}}, PairWeights::Unweighted));
  EXPECT_FALSE(kappa({2, {0, 0, 0, 0}}, PairWeights::Unweighted));
}

TEST(Kappa, QuadraticWeightsOfLargeSamplesAreTheIntraclassCorrelation) {
  // Fleiss & Cohen (1973): kappa with quadratic weights is
  // 2 cov / (var + var + gap of means squared), with denominators n.
  const Agreement a{3, {10, 4, 1, 3, 12, 5, 0, 6, 9}};
  double n = 0, mx = 0, my = 0, xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t j = 0; j < 3; ++j) {
      const double c = a.at(i, j), x = static_cast<double>(i), y = static_cast<double>(j);
      n += c, mx += c * x, my += c * y, xx += c * x * x, yy += c * y * y, xy += c * x * y;
    }
  mx /= n, my /= n;
  const double icc =
      2 * (xy / n - mx * my) / (xx / n - mx * mx + yy / n - my * my + (mx - my) * (mx - my));
  EXPECT_NEAR(kappa(a, PairWeights::Quadratic)->kappa, icc, 1e-14);
}

TEST(Agreement, LeavesOutWhatEitherDidNotCode) {
  const Agreement a = agreement(Codes{0, 1, none, 1}, Codes{0, 0, 1, none}, 2);
  EXPECT_EQ(a.count, (std::vector{1.0, 0.0, 1.0, 0.0}));
}

TEST(PositiveAgreement, ByHand) {
  const Agreement a{3, {20, 5, 0, 10, 15, 0, 0, 0, 0}};
  EXPECT_NEAR(*positive_agreement(a, 0), 40.0 / 55, 1e-15);
  EXPECT_FALSE(positive_agreement(a, 2));
}

TEST(ComparedCases, AreThoseOfTwoCodersOrMore) {
  EXPECT_EQ(compared_cases(printed()), 11u);  // the twelfth has one code
  EXPECT_EQ(compared_cases(std::vector<Codes>{{0, none, 1}, {none, none, 1}}), 1u);
  EXPECT_EQ(compared_cases({}), 0u);
}

// 1.959964 times 0.1 to either side; at 90 percent 1.644854.
TEST(KappaInterval, IsTheNormalOne) {
  const Kappa kappa{.kappa = 0.4, .standard_error = 0.1};
  EXPECT_NEAR(interval(kappa, 0.95).low, 0.4 - 0.1959964, 1e-7);
  EXPECT_NEAR(interval(kappa, 0.95).high, 0.4 + 0.1959964, 1e-7);
  EXPECT_NEAR(interval(kappa, 0.90).high, 0.4 + 0.1644854, 1e-7);
}

}  // namespace
}  // namespace peil::coding
