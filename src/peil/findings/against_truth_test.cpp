#include "peil/findings/against_truth.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "peil/base/chance.h"

namespace peil::findings {
namespace {

Attempt attempt(double value, double error, std::size_t answers = 10) {
  return {value, error, {value - 2.0 * error, value + 2.0 * error}, answers, {}};
}

TEST(AgainstTruth, IsTheArithmeticOfFourSurveysByHand) {
  // Values 6, 7, 8, 11 of a truth of 7: mean 8, squares about it 4 + 1 + 0 + 9 = 14.
  const std::vector<std::optional<Attempt>> attempts{attempt(6, 1), attempt(7, 1), std::nullopt,
                                                     attempt(8, 1, 30), attempt(11, 1)};
  const Performance p = against_truth(7.0, attempts).value();
  EXPECT_EQ(p.published, 4u);
  EXPECT_EQ(p.withheld, 1u);
  EXPECT_DOUBLE_EQ(p.answers, 15.0);
  EXPECT_DOUBLE_EQ(p.bias.value, 1.0);
  EXPECT_NEAR(p.bias.error, std::sqrt(14.0 / 3.0 / 4.0), 1e-15);
  EXPECT_NEAR(p.spread.value, std::sqrt(14.0 / 3.0), 1e-15);
  // Gaps of the truth: 1, 0, 1, 16 over four.
  EXPECT_NEAR(p.root_mean_square_error, std::sqrt(18.0 / 4.0), 1e-15);
  EXPECT_DOUBLE_EQ(p.mean_error, 1.0);
  EXPECT_NEAR(p.error_ratio.value, 1.0 / std::sqrt(14.0 / 3.0), 1e-15);
  // Only 9 to 13 leaves 7 out, and lies above it.
  EXPECT_DOUBLE_EQ(p.coverage.value, 0.75);
  EXPECT_NEAR(p.coverage.error, std::sqrt(0.75 * 0.25 / 4.0), 1e-15);
  EXPECT_DOUBLE_EQ(p.above, 0.25);
  EXPECT_DOUBLE_EQ(p.below, 0.0);
  EXPECT_FALSE(p.plain_bias);
}

TEST(AgainstTruth, ABiasWithoutWeightsIsThatOfThePlainValues) {
  std::vector<std::optional<Attempt>> attempts{attempt(7, 1), attempt(7, 1)};
  attempts[0]->plain = 8.0;
  attempts[1]->plain = 9.0;
  const Performance p = against_truth(7.0, attempts).value();
  EXPECT_DOUBLE_EQ(p.bias.value, 0.0);
  EXPECT_DOUBLE_EQ(p.plain_bias.value().value, 1.5);
}

TEST(AgainstTruth, OneSurveyIsTooFew) {
  EXPECT_FALSE(against_truth(7.0, std::vector<std::optional<Attempt>>{attempt(7, 1), {}}));
  EXPECT_FALSE(against_truth(7.0, {}));
}

// Errors that are half of the true ones hold the truth where |z| < 0.98: 67.3 %, not 95 %.
TEST(AgainstTruth, ErrorsThatAreTooSmallAreSeen) {
  Chance chance("coverage", "half errors");
  constexpr int surveys = 4000;
  for (const double share : {1.0, 0.5}) {
    std::vector<std::optional<Attempt>> attempts;
    for (int i = 0; i < surveys; ++i) {
      Attempt one = attempt(7.0 + 0.1 * chance.normal(), 0.1 * share);
      one.interval = {one.value - 1.96 * 0.1 * share, one.value + 1.96 * 0.1 * share};
      attempts.emplace_back(one);
    }
    const Performance p = against_truth(7.0, attempts).value();
    const double right = std::erf(1.96 * share / std::sqrt(2.0));
    EXPECT_NEAR(p.coverage.value, right, 4.0 * share_error(right, surveys)) << share;
    // The spread of 4,000 normal values is known to 1 / sqrt(8,000); four of that.
    EXPECT_NEAR(p.error_ratio.value, share, share * 4.0 / std::sqrt(2.0 * surveys)) << share;
    EXPECT_NEAR(p.spread.error / p.spread.value, 1.0 / std::sqrt(2.0 * surveys), 0.001);
  }
}

TEST(AgainstTrueChange, CountsWhatTheTestsShow) {
  using enum Direction;
  const std::vector<Direction> found{Rose, Rose, Fell, NotShown, NotTested, NotShown};
  const TestPerformance t = against_true_change(0.1, found).value();
  EXPECT_EQ(t.tested, 5u);
  EXPECT_EQ(t.untested, 1u);
  EXPECT_DOUBLE_EQ(t.found.value, 0.6);
  EXPECT_NEAR(t.found.error, std::sqrt(0.6 * 0.4 / 5.0), 1e-15);
  EXPECT_DOUBLE_EQ(t.rose, 0.4);
  EXPECT_DOUBLE_EQ(t.fell, 0.2);
  EXPECT_FALSE(against_true_change(0.0, std::vector<Direction>{NotTested}));
}

}  // namespace
}  // namespace peil::findings
