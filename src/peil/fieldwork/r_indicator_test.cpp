#include "peil/fieldwork/r_indicator.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace peil::fieldwork {
namespace {

DrawnCell cell(const char* group, std::map<std::string, std::string> design, double persons,
               std::size_t drawn, std::size_t complete) {
  return {group, group, std::move(design), persons, drawn, complete, complete};
}

// Everybody was asked: propensities .2 and .5, mean .38. S^2 = (400 .18^2 + 600 .12^2) / 999 =
// .0216216; estimating both takes (.16 + .25) / 1000 off it; R = 1 - 2 sqrt(.0212116). The slopes
// of S^2 are -.144 and .144, the variances .16/400 and .25/600: 1.69344e-5, and 2 x .24^2 x
// 8.16667e-4^2 = 7.6832e-8 for its curve. The root of both by sqrt(.0212116) is .028319.
TEST(RIndicator, OfTwoGroupsIsByHand) {
  const auto r =
      r_indicator(std::vector{cell("a", {}, 400, 400, 80), cell("b", {}, 600, 600, 300)});
  ASSERT_TRUE(r);
  EXPECT_NEAR(r->mean_propensity, 0.38, 1e-9);
  EXPECT_NEAR(r->deviation_squared, 0.0216216216, 1e-9);
  EXPECT_NEAR(r->adjusted_squared, 0.0212116216, 1e-9);
  EXPECT_NEAR(r->value, 1.0 - 2.0 * std::sqrt(0.0212116216), 1e-9);
  EXPECT_NEAR(*r->standard_error, 0.028319, 2e-6);
  EXPECT_NEAR(r->most_bias, std::sqrt(0.0212116216) / 0.38, 1e-9);
  EXPECT_EQ(r->variables, (std::vector<std::string>{"customer_group", "stratum"}));
  EXPECT_NEAR(r->partial[0].value, std::sqrt(0.0216), 1e-9);
}

// R: glm (quasibinomial, weights of the draw) on 520 rows and the formulas of the page written out
// person by person; strata are the groups.
TEST(RIndicator, WithMainEffectsAndUnequalWeightsIsThatOfR) {
  const std::vector cells{
      cell("a", {{"s", "x"}}, 1200, 120, 30), cell("a", {{"s", "y"}}, 900, 90, 31),
      cell("a", {{"s", "z"}}, 600, 60, 12),   cell("b", {{"s", "x"}}, 2000, 100, 51),
      cell("b", {{"s", "y"}}, 1600, 80, 29),  cell("b", {{"s", "z"}}, 700, 70, 40)};
  const auto r = r_indicator(cells);
  ASSERT_TRUE(r);
  EXPECT_NEAR(r->mean_propensity, 0.39, 1e-9);
  EXPECT_NEAR(r->deviation_squared, 0.0098486080, 1e-8);
  EXPECT_NEAR(r->value, 0.8210954020, 1e-8);
  EXPECT_NEAR(*r->standard_error, 0.0470013296, 1e-7);
  EXPECT_NEAR(r->partial[0].value, 0.0947952142, 1e-8);          // customer_group
  EXPECT_NEAR(r->partial[1].value, 0.0257460122, 1e-8);          // s
  EXPECT_NEAR(r->partial[2].value, r->partial[0].value, 1e-12);  // the strata are the groups
}

// Of true propensities .2 and .5 for 400 and 600 people R is 1 - 2 sqrt(.0216) = .70606. Over many
// draws the estimate lies on it and spreads as its error says.
TEST(RIndicator, IsRightOnAverageAndSpreadsAsItSays) {
  std::mt19937 random(3);
  std::binomial_distribution<std::size_t> a(400, 0.2), b(600, 0.5);
  double sum = 0.0, squares = 0.0, said = 0.0;
  constexpr int rounds = 2000;
  for (int i = 0; i < rounds; ++i) {
    const auto r = r_indicator(
        std::vector{cell("a", {}, 400, 400, a(random)), cell("b", {}, 600, 600, b(random))});
    sum += r->value, squares += r->value * r->value, said += *r->standard_error;
  }
  const double mean = sum / rounds, spread = std::sqrt(squares / rounds - mean * mean);
  EXPECT_NEAR(mean, 0.70606, 4.0 * spread / std::sqrt(rounds) + 0.001);  // 0.001: of a root
  EXPECT_NEAR(said / rounds, spread, 0.06 * spread);
}

TEST(RIndicator, OfAResponseThatDiffersByChanceOnlyIsOne) {
  const auto r =
      r_indicator(std::vector{cell("a", {}, 500, 500, 200), cell("b", {}, 500, 500, 201)});
  ASSERT_TRUE(r);
  EXPECT_DOUBLE_EQ(r->value, 1.0);
  EXPECT_FALSE(r->standard_error);
  EXPECT_DOUBLE_EQ(r->most_bias, 0.0);
}

TEST(RIndicator, OfAClassOfWhichNobodyAnsweredStands) {
  const auto r = r_indicator(std::vector{cell("a", {}, 500, 500, 250), cell("b", {}, 500, 500, 0)});
  ASSERT_TRUE(r);
  EXPECT_NEAR(r->mean_propensity, 0.25, 1e-6);
  EXPECT_NEAR(r->unadjusted, 0.5, 1e-3);
}

TEST(RIndicator, IsNotOfOneClassNorWhereAllOrNobodyAnswered) {
  EXPECT_FALSE(r_indicator(std::vector{cell("a", {}, 500, 500, 250)}));
  EXPECT_FALSE(r_indicator(std::vector{cell("a", {}, 5, 5, 5), cell("b", {}, 5, 5, 5)}));
  EXPECT_FALSE(r_indicator(std::vector{cell("a", {}, 5, 5, 0), cell("b", {}, 5, 5, 0)}));
  EXPECT_FALSE(r_indicator({}));
}

}  // namespace
}  // namespace peil::fieldwork
