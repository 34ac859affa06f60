#include "peil/sampling/allocate.h"

#include <gtest/gtest.h>

#include "peil/base/chance.h"

namespace peil::sampling {
namespace {

std::vector<std::size_t> sizes(std::size_t total, const std::vector<std::size_t>& units) {
  Plan plan;
  plan.wave = "2013";
  plan.allocation = Allocation::Proportional;
  plan.total = total;
  std::vector<StratumCount> strata;
  for (std::size_t i = 0; i < units.size(); ++i) {
    strata.push_back({std::string(1, static_cast<char>('a' + i)), units[i], 0});
  }
  const auto result = allocate(plan, strata);
  if (!result.ok()) return {};
  std::vector<std::size_t> n;
  for (const StratumCount& s : result.value()) n.push_back(s.sample);
  return n;
}

using Sizes = std::vector<std::size_t>;

// By hand: 10 * 53/100 = 5.3, 2.4, 2.3: whole parts 5, 2, 2; the one left goes to .4.
TEST(Allocate, SharesOutByLargestRemainders) {
  EXPECT_EQ(sizes(10, {53, 24, 23}), (Sizes{5, 3, 2}));
}

// 10 * 25/60 = 4.17 and 4.17, 1.67 below the least of two: it gets 2; 8 over two equals is 4 each.
TEST(Allocate, GivesEveryStratumTwoWhereItHasTwo) {
  EXPECT_EQ(sizes(10, {25, 25, 10}), (Sizes{4, 4, 2}));
  EXPECT_EQ(sizes(10, {1000, 1, 2}), (Sizes{7, 1, 2}));
}

TEST(Allocate, BreaksTiesForTheLargerThenByName) { EXPECT_EQ(sizes(9, {10, 10}), (Sizes{5, 4})); }

TEST(Allocate, TakesAllWhenThatIsWhatIsAskedFor) {
  EXPECT_EQ(sizes(61, {50, 1, 10}), (Sizes{50, 1, 10}));
}

TEST(Allocate, NeedsNoRoundingOnTheLargestFrames) {
  EXPECT_EQ(sizes(3'000'000'000, {4'000'000'000, 2'000'000'000}),
            (Sizes{2'000'000'000, 1'000'000'000}));
}

TEST(Allocate, HoldsItsBoundsOnRandomFrames) {
  Chance chance("allocate", "bounds");
  for (int round = 0; round < 2000; ++round) {
    Sizes units(1 + chance.below(12));
    std::size_t all = 0, leasts = 0;
    for (std::size_t& n : units) {
      n = 1 + chance.below(chance.below(2) == 0 ? 4 : 3000);
      all += n;
      leasts += std::min<std::size_t>(2, n);
    }
    const std::size_t total = leasts + chance.below(all - leasts + 1);
    const Sizes n = sizes(total, units);
    ASSERT_EQ(n.size(), units.size());
    std::size_t sum = 0;
    for (std::size_t i = 0; i < n.size(); ++i) {
      EXPECT_GE(n[i], std::min<std::size_t>(2, units[i]));
      EXPECT_LE(n[i], units[i]);
      sum += n[i];
    }
    EXPECT_EQ(sum, total);
  }
}

TEST(Allocate, RefusesATotalThatCannotBe) {
  Plan plan;
  plan.wave = "2013";
  plan.allocation = Allocation::Proportional;
  plan.total = 12;
  const auto large = allocate(plan, {{"a", 10, 0}, {"b", 1, 0}});
  ASSERT_FALSE(large.ok());
  EXPECT_EQ(large.problems()[0].code, "sample.total-too-large");
  EXPECT_EQ(large.problems()[0].message, "The plan asks for 12 units; the frame has 11.");
  plan.total = 2;
  const auto small = allocate(plan, {{"a", 10, 0}, {"b", 1, 0}});
  ASSERT_FALSE(small.ok());
  EXPECT_EQ(small.problems()[0].code, "sample.total-too-small");
}

TEST(Allocate, NamesEveryGivenSizeThatDoesNotFit) {
  Plan plan;
  plan.wave = "2013";
  plan.sizes = {{"a", 11}, {"b", 0}, {"d", 3}};
  const auto result = allocate(plan, {{"a", 10, 0}, {"b", 5, 0}, {"c", 7, 0}});
  ASSERT_FALSE(result.ok());
  std::vector<std::string> codes;
  for (const Problem& p : result.problems()) codes.push_back(p.code);
  EXPECT_EQ(codes, (std::vector<std::string>{"sample.stratum-too-small", "sample.size-zero",
                                             "sample.stratum-without-size",
                                             "sample.stratum-not-on-frame"}));
  EXPECT_EQ(result.problems()[0].message,
            "Stratum 'a' has 10 units on the frame; the plan asks for 11.");
}

Plan neyman(std::size_t total) {
  Plan plan;
  plan.wave = "2013";
  plan.allocation = Allocation::Neyman;
  plan.total = total;
  plan.sd = {{"a", 1.0}, {"b", 3.0}};
  return plan;
}

// By hand: 100 * 1 to 100 * 3.
TEST(Allocate, TakesTheStandardDeviationsOfThePlan) {
  const auto result = allocate(neyman(40), {{"a", 100, 0}, {"b", 100, 0}});
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result.value()[0].sample, 10u);
  EXPECT_EQ(result.value()[1].sample, 30u);
}

TEST(Allocate, NamesEveryStratumThatHasNoStandardDeviation) {
  const auto result = allocate(neyman(40), {{"a", 100, 0}, {"c", 100, 0}});
  ASSERT_FALSE(result.ok());
  std::vector<std::string> codes;
  for (const Problem& p : result.problems()) codes.push_back(p.code);
  EXPECT_EQ(codes,
            (std::vector<std::string>{"sample.stratum-without-sd", "sample.stratum-not-on-frame"}));
  EXPECT_EQ(result.problems()[0].where, "plans/2013.toml");
}

TEST(Allocate, KeepsTheMostOfThePlan) {
  Plan plan = neyman(40);
  plan.allocation = Allocation::Power;
  plan.most = 15;
  const auto result = allocate(plan, {{"a", 10000, 0}, {"b", 400, 0}, {"c", 100, 0}});
  ASSERT_TRUE(result.ok());
  // Roots 100, 20 and 10: a is capped at 15, then 25 go 20:10 and b is capped too.
  EXPECT_EQ(result.value()[0].sample, 15u);
  EXPECT_EQ(result.value()[1].sample, 15u);
  EXPECT_EQ(result.value()[2].sample, 10u);
}

}  // namespace
}  // namespace peil::sampling
