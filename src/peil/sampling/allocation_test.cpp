#include "peil/sampling/allocation.h"

#include <gtest/gtest.h>

#include <cmath>

#include "peil/base/chance.h"

namespace peil::sampling {
namespace {

using Sizes = std::vector<std::size_t>;

Sizes sizes(const AllocationRule& rule, const std::vector<KnownStratum>& strata) {
  const auto result = allocated(rule, strata, "plan");
  return result.ok() ? result.value() : Sizes{};
}

std::string codes(const AllocationRule& rule, const std::vector<KnownStratum>& strata) {
  const auto result = allocated(rule, strata, "plan");
  if (result.ok()) return "";
  std::string all;
  for (const Problem& p : result.problems()) all += (all.empty() ? "" : " ") + p.code;
  return all;
}

// Cochran (1977), 5.8: inhabitants of 64 cities in 1930, 16 large and 48 others, S^2 53,843 and
// 5,581, n = 24: 12 and 12 by Neyman, 6 and 18 in proportion; variance of the total 1,090,827.
const std::vector<KnownStratum> cities{{"large", 16, 0.0, std::sqrt(53843.0)},
                                       {"other", 48, 0.0, std::sqrt(5581.0)}};

TEST(Allocation, GivesCochransCitiesTheirOptimum) {
  EXPECT_EQ(sizes({Allocation::Neyman, 24}, cities), (Sizes{12, 12}));
  EXPECT_EQ(sizes({Allocation::Proportional, 24}, cities), (Sizes{6, 18}));
  const auto error = anticipated_error(cities, Sizes{12, 12});
  ASSERT_TRUE(error);
  EXPECT_NEAR(std::pow(64.0 * *error, 2.0), 1090827.0, 0.5);  // printed whole
}

// 30 over roots 10, 20 and 30 is 5, 10 and 15; over sizes 100, 400 and 900 it is 2.1, 8.6, 19.3.
TEST(Allocation, LiesBetweenEqualAndProportionalWithAPower) {
  const std::vector<KnownStratum> strata{{"a", 500, 100.0}, {"b", 500, 400.0}, {"c", 500, 900.0}};
  EXPECT_EQ(sizes({Allocation::Power, 30, 2, {}, 0.5}, strata), (Sizes{5, 10, 15}));
  EXPECT_EQ(sizes({Allocation::Power, 30, 2, {}, 0.0}, strata), (Sizes{10, 10, 10}));
  EXPECT_EQ(sizes({Allocation::Power, 30, 2, {}, 1.0}, strata), (Sizes{2, 9, 19}));
  EXPECT_EQ(sizes({Allocation::Equal, 30}, strata), (Sizes{10, 10, 10}));
}

TEST(Allocation, KeepsEveryStratumWithinLeastMostAndItsUnits) {
  const std::vector<KnownStratum> strata{{"a", 3}, {"b", 50}, {"c", 947}};
  EXPECT_EQ(sizes({Allocation::Equal, 60}, strata), (Sizes{3, 29, 28}));
  EXPECT_EQ(sizes({Allocation::Proportional, 60, 10}, strata), (Sizes{3, 10, 47}));
  EXPECT_EQ(sizes({Allocation::Proportional, 60, 2, 40}, strata), (Sizes{2, 18, 40}));
}

// A stratum in which all are alike gets its least; when all strata are, nothing says who gets more.
TEST(Allocation, GivesAStratumWithoutSpreadItsLeastOnly) {
  EXPECT_EQ(sizes({Allocation::Neyman, 20}, {{"a", 100, 0, 0.0}, {"b", 100, 0, 1.5}}),
            (Sizes{2, 18}));
  EXPECT_EQ(codes({Allocation::Neyman, 20}, {{"a", 100, 0, 0.0}, {"b", 100, 0, 0.0}}),
            "sample.no-spread");
  EXPECT_EQ(codes({Allocation::Neyman, 20}, {{"a", 100, 0, 0.0}, {"b", 10, 0, 1.5}}),
            "sample.no-spread");
  EXPECT_EQ(sizes({Allocation::Neyman, 12}, {{"a", 100, 0, 0.0}, {"b", 10, 0, 1.5}}),
            (Sizes{2, 10}));
}

TEST(Allocation, RefusesEverythingThatIsWrongAtOnce) {
  EXPECT_EQ(codes({Allocation::Neyman, 0, 5, 4}, {{"a", 0, 0, -1.0}, {"b", 10, 0, NAN}}),
            "sample.stratum-empty sample.bad-sd sample.bad-sd sample.total-zero "
            "sample.least-above-most");
  EXPECT_EQ(codes({Allocation::Power, 4}, {{"a", 10, -3.0}, {"b", 10, 1.0}}), "sample.bad-size");
  EXPECT_EQ(codes({Allocation::Proportional, 21}, {{"a", 10}, {"b", 10}}),
            "sample.total-too-large");
  EXPECT_EQ(codes({Allocation::Proportional, 9, 2, 4}, {{"a", 10}, {"b", 10}}),
            "sample.total-too-large");
  EXPECT_EQ(codes({Allocation::Proportional, 3}, {{"a", 10}, {"b", 10}}), "sample.total-too-small");
}

// Whole numbers cost the optimum less than 1 in 10,000 here.
TEST(Allocation, NeymanIsTheBestThereIsOnRandomStrata) {
  Chance chance("allocation", "neyman");
  for (int round = 0; round < 500; ++round) {
    std::vector<KnownStratum> strata;
    const std::size_t count = 2 + chance.below(6);
    for (std::size_t h = 0; h < count; ++h) {
      strata.push_back(
          {"h" + std::to_string(h), 2000 + chance.below(3000), 0.0, 0.5 + 2.0 * chance.share()});
    }
    const Sizes best = sizes({Allocation::Neyman, 1000}, strata);
    for (const Allocation other : {Allocation::Proportional, Allocation::Equal}) {
      EXPECT_LE(*anticipated_error(strata, best),
                *anticipated_error(strata, sizes({other, 1000}, strata)) * (1.0 + 1e-4));
    }
  }
}

TEST(AnticipatedError, IsAbsentWhenAStratumWithSpreadGivesNobody) {
  EXPECT_FALSE(anticipated_error(cities, Sizes{24, 0}));
  EXPECT_EQ(anticipated_error(cities, Sizes{16, 48}), 0.0);  // everybody
}

}  // namespace
}  // namespace peil::sampling
