#include "peil/estimate/survival.h"

#include <cmath>

#include <gtest/gtest.h>

#include "peil/base/chance.h"

namespace peil::estimate {
namespace {

Duration open(double time, double weight = 1.0) { return {time, false, weight, 0}; }
Duration closed(double time, double weight = 1.0) { return {time, true, weight, 0}; }

// Weeks of remission of 42 children with leukaemia (Freireich et al. 1963, Blood 21, 699-716), with
// the curve and errors that textbooks print (Kalbfleisch & Prentice; Collett).
std::vector<Duration> treated() {
  return {closed(6),  closed(6),  closed(6),  open(6),    closed(7), open(9),  closed(10),
          open(10),   open(11),   closed(13), closed(16), open(17),  open(19), open(20),
          closed(22), closed(23), open(25),   open(32),   open(32),  open(34), open(35)};
}
std::vector<Duration> untreated() {
  std::vector<Duration> cases;
  for (const double t : {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23})
    cases.push_back(closed(t));
  return cases;
}

TEST(SurvivalCurve, AsPrintedForTheChildrenOfFreireich) {
  const SurvivalCurve curve(treated());
  EXPECT_EQ(curve.closed(), 9u);
  EXPECT_NEAR(curve.survival(5.9), 1.0, 1e-15);
  EXPECT_NEAR(curve.survival(6), 18.0 / 21, 1e-14);
  EXPECT_NEAR(curve.survival(12), 18.0 / 21 * 16 / 17 * 14 / 15, 1e-14);
  EXPECT_NEAR(curve.survival(30), 0.4482, 5e-5);
  EXPECT_NEAR(*curve.greenwood_error(6), 0.0764, 5e-5);
  EXPECT_NEAR(*curve.greenwood_error(10), 0.0963, 5e-5);
  EXPECT_NEAR(*curve.greenwood_error(23), 0.1346, 5e-5);
  EXPECT_EQ(*curve.quantile(0.5), 23.0);
  EXPECT_FALSE(curve.quantile(0.9));
}

TEST(SurvivalCurve, LastsToTheLongestCaseUnlessNobodyIsLeft) {
  const SurvivalCurve some(treated()), none(untreated());
  EXPECT_TRUE(some.known_at(35));
  EXPECT_FALSE(some.known_at(36));
  EXPECT_TRUE(none.known_at(1000));
  EXPECT_EQ(none.survival(23), 0.0);
  EXPECT_FALSE(none.greenwood_error(23));
  EXPECT_FALSE(none.robust_error(23));
}

TEST(SurvivalCurve, WithoutOpenCasesItIsTheShareThatLastsLonger) {
  const SurvivalCurve curve(untreated());
  EXPECT_NEAR(curve.survival(8), 8.0 / 21, 1e-14);
  EXPECT_NEAR(*curve.greenwood_error(8), std::sqrt(8.0 / 21 * 13 / 21 / 21), 1e-14);
  EXPECT_NEAR(*curve.robust_error(8), std::sqrt(8.0 / 21 * 13 / 21 / 21), 1e-14);
}

TEST(SurvivalCurve, AMedianOfAnEvenNumberLiesInTheMiddle) {
  const SurvivalCurve even({closed(1), closed(2), closed(5), closed(9)});
  EXPECT_EQ(*even.quantile(0.5), 3.5);
  EXPECT_EQ(*even.quantile(0.4), 2.0);
  EXPECT_EQ(*SurvivalCurve({closed(1), closed(2), open(5), open(9)}).quantile(0.5), 2.0);
}

TEST(SurvivalCurve, NothingClosedYet) {
  const SurvivalCurve curve({open(3), open(5)});
  EXPECT_EQ(curve.survival(4), 1.0);
  EXPECT_FALSE(curve.quantile(0.5));
  EXPECT_EQ(*curve.restricted_mean(5), 5.0);
  EXPECT_FALSE(curve.restricted_mean(6));
  EXPECT_EQ(curve.influence(4), (std::vector{0.0, 0.0}));
}

TEST(SurvivalCurve, EqualWeightsOfAnySizeGiveTheSameErrors) {
  std::vector<Duration> heavy = treated();
  for (Duration& c : heavy) c.weight = 2.5;
  const SurvivalCurve one(treated()), other(heavy);
  EXPECT_NEAR(one.survival(20), other.survival(20), 1e-14);
  EXPECT_NEAR(*one.greenwood_error(20), *other.greenwood_error(20), 1e-14);
  EXPECT_NEAR(*one.robust_error(20), *other.robust_error(20), 1e-14);
  EXPECT_NEAR(*one.restricted_mean_error(30), *other.restricted_mean_error(30), 1e-12);
}

// What a little more weight for one case does to the curve, measured instead of derived.
TEST(SurvivalCurve, InfluenceIsWhatALittleWeightDoes) {
  Chance chance("influence", "survival");
  std::vector<Duration> cases;
  for (std::uint32_t row = 0; row < 40; ++row)
    cases.push_back({static_cast<double>(1 + chance.below(12)), chance.share() < 0.6,
                     0.5 + chance.share(), row});
  const SurvivalCurve curve(cases);
  const double t = 6.0, horizon = 8.5, step = 1e-6;
  const auto influence = curve.influence(t), of_mean = curve.restricted_mean_influence(horizon);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    std::vector<Duration> more = cases, less = cases;
    const std::uint32_t row = curve.in_order()[i].row;
    more[row].weight += step;
    less[row].weight -= step;
    const SurvivalCurve up(more), down(less);
    EXPECT_NEAR(influence[i], (up.survival(t) - down.survival(t)) / (2 * step), 1e-8);
    EXPECT_NEAR(of_mean[i],
                (*up.restricted_mean(horizon) - *down.restricted_mean(horizon)) / (2 * step), 1e-7);
  }
}

TEST(SurvivalCurve, RestrictedMeanIsTheMeanOfTheSmallerOfTimeAndHorizon) {
  const SurvivalCurve curve(untreated());
  EXPECT_NEAR(*curve.restricted_mean(1000), 182.0 / 21, 1e-12);
  EXPECT_NEAR(*curve.restricted_mean(4), (1 + 1 + 2 + 2 + 3 + 16 * 4) / 21.0, 1e-12);
  // All closed: the error of a mean with denominator n.
  double squares = 0.0;
  for (const Duration& c : untreated()) squares += std::pow(c.time - 182.0 / 21, 2);
  EXPECT_NEAR(*curve.restricted_mean_error(1000), std::sqrt(squares) / 21, 1e-12);
}

TEST(SurvivalInterval, StaysWithinItsScale) {
  EXPECT_EQ(survival_interval(0.99, 0.1, SurvivalScale::Plain, 0.95)->high, 1.0);
  EXPECT_EQ(survival_interval(0.05, 0.1, SurvivalScale::Plain, 0.95)->low, 0.0);
  EXPECT_EQ(survival_interval(1.0, 0.0, SurvivalScale::Log, 0.95)->low, 1.0);
  EXPECT_FALSE(survival_interval(0.0, 0.0, SurvivalScale::Log, 0.95));
  EXPECT_FALSE(survival_interval(1.0, 0.0, SurvivalScale::LogLog, 0.95));
  const auto around = survival_interval(0.5, 0.1, SurvivalScale::LogLog, 0.95);
  // exp(-exp(log(log 2) +- 1.959964 * 0.1 / (0.5 log 2))), by hand
  const double reach = 1.959963984540054 * 0.1 / (0.5 * std::log(2.0));
  EXPECT_NEAR(around->low, std::exp(-std::log(2.0) * std::exp(reach)), 1e-12);
  EXPECT_NEAR(around->high, std::exp(-std::log(2.0) * std::exp(-reach)), 1e-12);
}

TEST(LogRank, AsPrintedForTheChildrenOfFreireich) {
  std::vector<Duration> cases = treated();
  const auto others = untreated();
  std::vector<std::uint32_t> group(cases.size(), 0);
  cases.insert(cases.end(), others.begin(), others.end());
  group.resize(cases.size(), 1);
  const auto test = log_rank(cases, group, 2);
  ASSERT_TRUE(test);
  EXPECT_EQ(test->observed, (std::vector{9.0, 21.0}));
  EXPECT_NEAR(test->expected[0], 19.25, 0.005);
  EXPECT_NEAR(test->expected[1], 10.75, 0.005);
  EXPECT_NEAR(test->chi_square, 16.79, 0.005);
  EXPECT_EQ(test->degrees_of_freedom, 1.0);
  EXPECT_NEAR(test->p, 4.17e-5, 5e-8);
}

TEST(LogRank, OneGroupOrNothingClosedIsNoTest) {
  const std::vector<Duration> cases{closed(1), closed(2), open(3)};
  EXPECT_FALSE(log_rank(cases, std::vector<std::uint32_t>{0, 0, 0}, 1));
  EXPECT_FALSE(log_rank(std::vector{open(1), open(2)}, std::vector<std::uint32_t>{0, 1}, 2));
}

TEST(LogRank, AnEmptyGroupCountsForNothing) {
  const auto some = treated(), others = untreated();
  std::vector<Duration> cases = some;
  cases.insert(cases.end(), others.begin(), others.end());
  std::vector<std::uint32_t> group(some.size(), 0);
  group.resize(cases.size(), 2);
  const auto test = log_rank(cases, group, 3);
  ASSERT_TRUE(test);
  EXPECT_EQ(test->degrees_of_freedom, 1.0);
  EXPECT_NEAR(test->chi_square, 16.79, 0.005);
}

}  // namespace
}  // namespace peil::estimate
