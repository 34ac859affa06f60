#include "peil/weighting/trim.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>

namespace peil::weighting {
namespace {

std::vector<Weight> weights(std::initializer_list<double> persons) {
  std::vector<Weight> result;
  for (const double p : persons) result.emplace_back(p);
  return result;
}

std::vector<double> persons(const std::vector<Weight>& weight) {
  std::vector<double> result;
  for (const Weight& w : weight) result.push_back(w.persons());
  return result;
}

double sum(const std::vector<Weight>& weight) {
  double result = 0.0;
  for (const Weight& w : weight) result += w.persons();
  return result;
}

TEST(Trim, SpreadsWhatIsCutOffEquallyOverTheRest) {
  const auto trimmed = trim_equally(weights({1, 2, 3, 9}), {0.0, 6.0}).value();
  EXPECT_EQ(persons(trimmed.weight), (std::vector<double>{2, 3, 4, 6}));
  EXPECT_EQ(trimmed.outside, 1u);
  EXPECT_EQ(trimmed.rounds, 1);
}

TEST(Trim, GoesOnUntilNoneIsPushedOver) {
  // 5 comes in from 10; 2.5 each puts the 4 at 6.5; that 1.5 goes to those inside, and so on.
  const auto trimmed = trim_equally(weights({1, 4, 10}), {0.0, 5.0}).value();
  EXPECT_NEAR(persons(trimmed.weight)[0], 5.0, 1e-9);
  EXPECT_NEAR(persons(trimmed.weight)[1], 5.0, 1e-9);
  EXPECT_NEAR(persons(trimmed.weight)[2], 5.0, 1e-9);
}

TEST(Trim, WeightsInsideStayAsTheyAre) {
  const auto start = weights({1, 2, 3});
  const auto trimmed = trim_equally(start, {0.5, 6.0}).value();
  EXPECT_EQ(trimmed.weight, start);
  EXPECT_EQ(trimmed.outside, 0u);
}

TEST(Trim, KeepsTheSumAndTheBoundsForAnyWeights) {
  std::mt19937 random(2);
  for (int round = 0; round < 200; ++round) {
    std::vector<Weight> start;
    for (unsigned i = 0; i < 2 + random() % 40; ++i)
      start.emplace_back(0.1 + static_cast<double>(random() % 1000) / 100.0);
    const double mean = sum(start) / static_cast<double>(start.size());
    const Bounds bounds{0.7 * mean, 1.5 * mean};
    const auto trimmed = trim_equally(start, bounds).value();
    EXPECT_NEAR(sum(trimmed.weight) / sum(start), 1.0, 1e-9);
    for (const Weight& w : trimmed.weight) {
      EXPECT_GE(w.persons(), bounds.low * (1 - 1e-9));
      EXPECT_LE(w.persons(), bounds.high * (1 + 1e-9));
    }
  }
}

TEST(Trim, BoundsWithoutRoomForTheMeanAreRefused) {
  EXPECT_EQ(trim_equally(weights({1, 2, 3}), {0.0, 1.9}).problems().front().code,
            "trim.bounds-cannot-hold");
  EXPECT_EQ(trim_equally(weights({1, 2, 3}), {2.1, 9.0}).problems().front().code,
            "trim.bounds-cannot-hold");
}

// Scales to a sum of 12, as a margin of everybody would.
Result<std::vector<Weight>> to_twelve(const std::vector<Weight>& weight) {
  std::vector<Weight> result;
  for (const Weight& w : weight) result.emplace_back(w.persons() * 12.0 / sum(weight));
  return result;
}

TEST(Trim, TrimAndFitEndsWithAFitWhoseWeightsLieWithinTheBounds) {
  const auto trimmed = trim_and_fit(weights({1, 2, 9}), {0.0, 6.0}, to_twelve).value();
  EXPECT_NEAR(sum(trimmed.weight), 12.0, 1e-12);
  // 6 for the largest; the others keep their proportion: 2 and 4.
  EXPECT_NEAR(persons(trimmed.weight)[0], 2.0, 1e-8);
  EXPECT_NEAR(persons(trimmed.weight)[1], 4.0, 1e-8);
  EXPECT_NEAR(persons(trimmed.weight)[2], 6.0, 1e-8);
  EXPECT_EQ(trimmed.outside, 1u);
}

TEST(Trim, TrimAndFitSaysWhenItDoesNotSettle) {
  EXPECT_EQ(trim_and_fit(weights({1, 2, 9}), {0.0, 3.0}, to_twelve).problems().front().code,
            "trim.no-solution");
}

TEST(Trim, PassesOnTheProblemsOfTheFit) {
  const Fit fails = [](const std::vector<Weight>&) -> Result<std::vector<Weight>> {
    return Problems{{"margin.not-met", "", 0, 0, "", ""}};
  };
  EXPECT_EQ(trim_and_fit(weights({1, 9}), {0.0, 6.0}, fails).problems().front().code,
            "margin.not-met");
}

TEST(Trim, NamesALevelThatNoWeightsWithinTheBoundsCanReach) {
  Margin margin{"age", {"young", "old"}, {30, 30}, {}};
  for (const std::uint32_t level : {0u, 0u, 0u, 1u, 1u, 1u, 1u, 1u, 1u})
    margin.level.emplace_back(level);
  const std::vector<Margin> margins{margin};
  EXPECT_TRUE(beyond_reach(margins, {5.0, 10.0}).empty());
  const auto high = beyond_reach(margins, {0.0, 9.0});
  ASSERT_EQ(high.size(), 1u);
  EXPECT_EQ(high[0].margin, "age");
  EXPECT_EQ(high[0].level, "young");
  EXPECT_DOUBLE_EQ(high[0].needed, 10.0);
  EXPECT_EQ(beyond_reach(margins, {6.0, 11.0}).at(0).level, "old");
}

}  // namespace
}  // namespace peil::weighting
