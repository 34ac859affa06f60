#include "peil/sampling/inclusion.h"

#include <gtest/gtest.h>

#include <cmath>

#include "peil/base/chance.h"
#include "peil/base/contract.h"
#include "peil/base/sum.h"

namespace peil::sampling {
namespace {

std::vector<double> pi(const std::vector<double>& size, std::size_t n) {
  return inclusion_probabilities(size, n, "size").value().probability;
}

std::string code(const std::vector<double>& size, std::size_t n) {
  const auto result = inclusion_probabilities(size, n, "size");
  return result.ok() ? "" : result.problems().front().code;
}

// By hand: 2 * 5 / 20 and so on.
TEST(Inclusion, IsInProportionToSize) {
  const std::vector<double> found = pi({5.0, 1.0, 4.0, 0.0, 10.0 - 1e-9}, 2);
  EXPECT_NEAR(found[0], 0.5, 1e-9);
  EXPECT_NEAR(found[1], 0.1, 1e-9);
  EXPECT_EQ(found[3], 0.0);
}

// By hand, n = 3, sum 160: 100 gives 1.875, certain. Then 2 of sum 60: 50 gives 1.67, certain too,
// though 3 * 50 / 160 is not. Then 1 of sum 10: .5, .1, .4.
TEST(Inclusion, IsWorkedOutAgainAfterEveryUnitThatIsCertain) {
  const auto found = inclusion_probabilities(std::vector<double>{100, 5, 1, 50, 4}, 3, "size");
  EXPECT_EQ(found.value().certain, 2u);
  const std::vector<double> expected{1.0, 0.5, 0.1, 1.0, 0.4};
  for (std::size_t k = 0; k < 5; ++k)
    EXPECT_NEAR(found.value().probability[k], expected[k], 1e-15) << k;
}

TEST(Inclusion, IsCertainForAllWhenAllAreAskedFor) {
  const auto found = inclusion_probabilities(std::vector<double>(7, 0.1), 7, "size");
  EXPECT_EQ(found.value().certain, 7u);
  EXPECT_EQ(found.value().probability, std::vector<double>(7, 1.0));
}

TEST(Inclusion, RefusesSizesThatAreNone) {
  EXPECT_EQ(code({1.0, -1.0}, 1), "sample.bad-size");
  EXPECT_EQ(code({1.0, NAN}, 1), "sample.bad-size");
  EXPECT_EQ(code({1.0, INFINITY}, 1), "sample.bad-size");
  EXPECT_EQ(code({1.0, 1.0, 0.0}, 3), "sample.total-too-large");
  EXPECT_EQ(code({}, 1), "sample.total-too-large");
  EXPECT_EQ(code({1.0}, 0), "sample.total-zero");
}

// Fixed points of the definition: they add up to n, those below 1 are in one proportion to size,
// and a certain unit would have 1 or more in that proportion.
TEST(Inclusion, KeepsItsDefinitionOnRandomSizes) {
  Chance chance("inclusion", "random");
  for (int round = 0; round < 1000; ++round) {
    std::vector<double> size;
    const std::size_t units = 2 + chance.below(40);
    for (std::size_t k = 0; k < units; ++k) size.push_back(std::exp(2.0 * chance.normal()));
    const std::size_t n = 1 + chance.below(size.size());
    const std::vector<double> found = pi(size, n);
    Sum sum;
    double rate = 0.0;
    for (std::size_t k = 0; k < size.size(); ++k) {
      sum.add(found[k]);
      if (found[k] < 1.0) rate = found[k] / size[k];
    }
    EXPECT_NEAR(sum.value(), static_cast<double>(n), 1e-11);
    for (std::size_t k = 0; k < size.size(); ++k) {
      if (found[k] < 1.0) {
        EXPECT_NEAR(found[k] / size[k], rate, 1e-12 * rate);
      } else if (rate > 0.0) {
        EXPECT_GE(rate * size[k], 1.0 - 1e-9);
      }
    }
  }
}

using Units = std::vector<std::size_t>;

// By hand: running sums .5, .6, 1, 2; starts .37, 1.37 and .55, 1.55.
TEST(Systematic, TakesAUnitWhenAStartLiesInItsPartOfTheRunningSum) {
  EXPECT_EQ(systematic(std::vector<double>{0.5, 0.1, 0.4, 1.0}, 0.37), (Units{0, 3}));
  EXPECT_EQ(systematic(std::vector<double>{0.5, 0.1, 0.4, 1.0}, 0.55), (Units{1, 3}));
  EXPECT_EQ(systematic(std::vector<double>{0.5, 0.5, 0.5, 0.5}, 0.5), (Units{0, 2}));
  EXPECT_EQ(systematic(std::vector<double>{0.5, 0.5, 0.5, 0.5}, 0.0), (Units{1, 3}));
}

TEST(Systematic, TakesTheSizeAskedForWithEveryStart) {
  Chance chance("systematic", "size");
  for (int round = 0; round < 1000; ++round) {
    std::vector<double> size;
    const std::size_t units = 5 + chance.below(40);
    for (std::size_t k = 0; k < units; ++k) size.push_back(1.0 + chance.share());
    const std::size_t n = 1 + chance.below(size.size());
    EXPECT_EQ(systematic(pi(size, n), chance.share()).size(), n);
    EXPECT_EQ(systematic(pi(size, n), 0.0).size(), n);
  }
}

// Over 10,000 evenly spread starts every unit is taken as often as its probability says.
TEST(Systematic, TakesEveryUnitWithItsProbability) {
  const std::vector<double> chances = pi({3, 1, 4, 1, 5, 9, 2, 6}, 3);
  std::vector<double> times(chances.size(), 0.0);
  for (int i = 0; i < 10000; ++i) {
    for (const std::size_t k : systematic(chances, (i + 0.5) / 10000.0)) times[k] += 1e-4;
  }
  for (std::size_t k = 0; k < chances.size(); ++k) EXPECT_NEAR(times[k], chances[k], 2e-4);
}

TEST(Systematic, ExpectsAStartBelowOne) {
  EXPECT_THROW((void)systematic(std::vector<double>{0.5}, 1.0), ContractError);
}

TEST(ExpectedUnits, AreTheNumberAskedFor) {
  EXPECT_NEAR(
      expected_units(inclusion_probabilities(std::vector{5.0, 1.0, 40.0, 2.0}, 3, "size").value()),
      3.0, 1e-14);
}

// 3 / 0.5 + 8 / 0.25 = 38; both together are 11 in the sample.
TEST(ExpandedTotal, CountsAUnitForAllThatItsChanceStandsFor) {
  const std::vector<std::size_t> taken{0, 2};
  const std::vector<double> value{3.0, 100.0, 8.0}, chance{0.5, 0.1, 0.25};
  EXPECT_EQ(sample_total(taken, value), 11.0);
  EXPECT_EQ(expanded_total(taken, value, chance), 38.0);
}

// Over all starts that are equally likely it is the total of the frame: it has no bias.
TEST(ExpandedTotal, IsRightOnAverageOverAllSystematicSamples) {
  const std::vector<double> size{5, 1, 4, 2, 8}, value{7, 3, 1, 9, 4};
  const std::vector<double> chance = pi(size, 2);  // tenths and twentieths: 200 starts see them all
  Sum mean;
  for (int start = 0; start < 200; ++start) {
    const auto taken = systematic(chance, (start + 0.5) / 200.0);
    mean.add(expanded_total(taken, value, chance) / 200.0);
  }
  EXPECT_NEAR(mean.value(), 24.0, 1e-9);
}

TEST(ExpandedTotal, OfAUnitThatCouldNotBeDrawnIsNone) {
  EXPECT_THROW(expanded_total(std::vector<std::size_t>{0}, std::vector{1.0}, std::vector{0.0}),
               ContractError);
}

}  // namespace
}  // namespace peil::sampling
