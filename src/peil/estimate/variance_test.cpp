#include "peil/estimate/variance.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "peil/base/chance.h"
#include "peil/estimate/statistics.h"

namespace peil::estimate {
namespace {

/// One PSU of a finite population: its answers, and how many of them are drawn.
struct Psu {
  std::vector<double> y;
  std::size_t drawn;
};

/// A sample of two stages of one stratum: which answers of which PSUs.
struct Drawn {
  Design design{{{"all", {}}}, {}, {}, {}, SecondStage{}};
  NumberColumn y;

  explicit Drawn(double psus) { design.strata[0].population = psus; }

  void add(const Psu& psu, const std::vector<std::size_t>& units, double psus_per_drawn) {
    const auto id = static_cast<std::uint32_t>(design.second->psu.size());
    const auto size = static_cast<double>(psu.y.size());
    design.second->psu.push_back({"psu " + std::to_string(id), size});
    for (const std::size_t unit : units) {
      design.second->unit.emplace_back(static_cast<std::uint32_t>(design.rows()));
      design.stratum.emplace_back(0u);
      design.psu.emplace_back(id);
      design.weight.emplace_back(psus_per_drawn * size / static_cast<double>(units.size()));
      y.value.push_back(psu.y[unit]);
      y.reason.push_back(Absent::No);
    }
  }

  Estimate total_of(LonelyPsu lonely = LonelyPsu::Fail) const {
    const Classes classes = classes_of(design);
    return *total(classes, tally(y, classes), everybody(classes), {lonely, Degrees::OfDesign});
  }
};

double variance_of(const Drawn& sample) {
  const Estimate e = sample.total_of();
  return *e.standard_error * *e.standard_error;
}

// Cochran (1977), Sampling Techniques, chapter 11 (units of unequal sizes, equal chances): N^2
// (1-f1)/n s1^2 of the PSUs' totals plus N/n times the sum of M^2 (1-f2) s2^2/m. Here N = 4, n = 2;
// M = 3 and 4, m = 2 and 2; y = 1, 3 and 2, 6. Totals 6 and 16, s1^2 = 50: 16 * 0.5/2 * 50 = 200.
// Inside: 9 * (1/3) * 2/2 = 3 and 16 * (1/2) * 8/2 = 32, twice 35 = 70.
TEST(TwoStages, GiveTheTextbookErrorOfATotal) {
  Drawn sample(4.0);
  sample.add({{1, 3, 0}, 2}, {0, 1}, 2.0);
  sample.add({{2, 6, 0, 0}, 2}, {0, 1}, 2.0);
  EXPECT_NEAR(sample.total_of().value, 44.0, 1e-12);
  EXPECT_NEAR(variance_of(sample), 270.0, 1e-10);
  EXPECT_EQ(sample.total_of().degrees_of_freedom, 1.0);
}

TEST(TwoStages, AddNothingWhereEveryUnitOfAPsuWasTaken) {
  Drawn sample(4.0);
  sample.add({{1, 3, 0}, 2}, {0, 1}, 2.0);
  sample.add({{2, 6}, 2}, {0, 1}, 2.0);
  // Totals 6 and 8, s1^2 = 2: 16 * 0.5/2 * 2 = 8; inside 2 * (3 + 0) = 6.
  EXPECT_NEAR(variance_of(sample), 14.0, 1e-12);
}

TEST(TwoStages, CountOnlyTheFirstStageWhenThePopulationOfPsusIsNotKnown) {
  Drawn sample(4.0);
  sample.add({{1, 3, 0}, 2}, {0, 1}, 2.0);
  sample.add({{2, 6, 0, 0}, 2}, {0, 1}, 2.0);
  sample.design.strata[0].population.reset();
  EXPECT_NEAR(variance_of(sample), 400.0, 1e-10);  // N^2/n s1^2
}

// All ways to take m of n, as lists of places.
std::vector<std::vector<std::size_t>> choices(std::size_t n, std::size_t m) {
  std::vector<std::vector<std::size_t>> all;
  for (std::size_t bits = 0; bits < (std::size_t{1} << n); ++bits) {
    std::vector<std::size_t> one;
    for (std::size_t i = 0; i < n; ++i)
      if ((bits >> i & 1u) != 0) one.push_back(i);
    if (one.size() == m) all.push_back(one);
  }
  return all;
}

// No luck: over every sample that the design can draw, the estimated variances average to the
// variance of the estimates themselves.
TEST(TwoStages, AreUnbiasedOverEverySampleThatCanBeDrawn) {
  const std::vector<Psu> population{
      {{1, 4, 7}, 2}, {{2, 2, 9, 5}, 2}, {{8, 3}, 2}, {{6, 1, 1, 2}, 3}};
  double weight = 0.0, sum = 0.0, squares = 0.0, variances = 0.0;
  for (const auto& psus : choices(population.size(), 2)) {
    const Psu &a = population[psus[0]], &b = population[psus[1]];
    const auto of_a = choices(a.y.size(), a.drawn), of_b = choices(b.y.size(), b.drawn);
    const double chance = 1.0 / static_cast<double>(of_a.size() * of_b.size());
    for (const auto& in_a : of_a) {
      for (const auto& in_b : of_b) {
        Drawn sample(4.0);
        sample.add(a, in_a, 2.0);
        sample.add(b, in_b, 2.0);
        const double total = sample.total_of().value;
        weight += chance;
        sum += chance * total;
        squares += chance * total * total;
        variances += chance * variance_of(sample);
      }
    }
  }
  EXPECT_NEAR(sum / weight, 51.0, 1e-10);  // the population's total
  const double truth = squares / weight - 51.0 * 51.0;
  EXPECT_NEAR(variances / weight, truth, 1e-9 * truth);
}

// Takes m of n by a stored seed.
std::vector<std::size_t> taken(Chance& chance, std::size_t n, std::size_t m) {
  std::vector<std::size_t> all(n);
  for (std::size_t i = 0; i < n; ++i) all[i] = i;
  for (std::size_t i = 0; i < m; ++i) std::swap(all[i], all[i + chance.below(n - i)]);
  all.resize(m);
  return all;
}

TEST(TwoStages, AreUnbiasedInDrawsFromALargerPopulation) {
  Chance chance("two stages", "population");
  constexpr std::size_t psus = 40, drawn = 12, draws = 3000;
  std::vector<Psu> population(psus);
  double total = 0.0;
  for (Psu& psu : population) {
    psu.y.resize(5 + chance.below(20));
    psu.drawn = 2 + chance.below(3);
    const double level = 3.0 * chance.normal();
    for (double& y : psu.y) total += y = 20.0 + level + 4.0 * chance.normal();
  }
  double error = 0.0, error_of_error = 0.0, variances = 0.0;
  for (std::size_t d = 0; d < draws; ++d) {
    Drawn sample(psus);
    for (const std::size_t i : taken(chance, psus, drawn)) {
      const Psu& psu = population[i];
      sample.add(psu, taken(chance, psu.y.size(), psu.drawn), 1.0 * psus / drawn);
    }
    const double off = sample.total_of().value - total;
    error += off * off / draws;
    error_of_error += off * off * off * off / draws;
    variances += variance_of(sample) / draws;
  }
  // Four standard errors of the simulated variance itself.
  const double slack = 4.0 * std::sqrt((error_of_error - error * error) / draws);
  EXPECT_NEAR(variances, error, slack);
  EXPECT_LT(slack, 0.12 * error);
}

/// Strata of rows that are their own PSUs, all of weight 1.
struct Rows {
  Design design;
  NumberColumn y;
  Grouping group{"group", {"in", "out"}, {}};

  void add(std::uint32_t stratum, double value, bool in) {
    while (design.strata.size() <= stratum)
      design.strata.push_back({std::string(1, static_cast<char>('A' + design.strata.size())), {}});
    design.stratum.emplace_back(stratum);
    design.weight.emplace_back(1.0);
    y.value.push_back(value);
    y.reason.push_back(Absent::No);
    group.level.push_back(in ? 0 : 1);
  }

  std::optional<double> variance_in(LonelyPsu lonely, bool everyone) const {
    const Grouping* const by[]{&group};
    const Classes classes = classes_of(design, by);
    const Domain in = everyone ? everybody(classes) : domain(classes, 0, 0);
    const Estimate e = *total(classes, tally(y, classes), in, {lonely, Degrees::OfDomain});
    if (!e.standard_error) return {};
    return *e.standard_error * *e.standard_error;
  }
};

// Stratum A has 1, 2, 6: 3/2 * 14 = 21. Stratum B has one unit, of 5.
class LonelyStratum : public ::testing::Test {
 protected:
  void SetUp() override {
    for (const double y : {1.0, 2.0, 6.0}) rows.add(0, y, true);
    rows.add(1, 5.0, true);
  }
  std::optional<double> variance(LonelyPsu lonely) const { return rows.variance_in(lonely, true); }
  Rows rows;
};

TEST_F(LonelyStratum, HasNoErrorUnlessAnOptionSaysWhatToDo) {
  EXPECT_FALSE(variance(LonelyPsu::Fail));
}
TEST_F(LonelyStratum, AddsNothingWhenRemovedOrCertain) {
  EXPECT_NEAR(*variance(LonelyPsu::Remove), 21.0, 1e-12);
  EXPECT_NEAR(*variance(LonelyPsu::Certainty), 21.0, 1e-12);
}
TEST_F(LonelyStratum, AddsTheSquareOfItsTotalWhenAdjusted) {
  EXPECT_NEAR(*variance(LonelyPsu::Adjust), 46.0, 1e-12);
  EXPECT_NEAR(*variance(LonelyPsu::AdjustInDomain), 46.0, 1e-12);
}
TEST_F(LonelyStratum, AddsWhatTheOthersDoOnAverage) {
  EXPECT_NEAR(*variance(LonelyPsu::Average), 42.0, 1e-12);
  EXPECT_NEAR(*variance(LonelyPsu::AverageInDomain), 42.0, 1e-12);
}
TEST_F(LonelyStratum, IsNotLonelyWhenItIsWhole) {
  rows.design.strata[1].population = 1.0;
  EXPECT_NEAR(*variance(LonelyPsu::Fail), 21.0, 1e-12);
  EXPECT_NEAR(*variance(LonelyPsu::Average), 21.0, 1e-12);
}

// In the domain: 1, 2, 6 of stratum A; of stratum B only the 5, with 7 and 9 outside.
class LonelyInDomain : public LonelyStratum {
 protected:
  void SetUp() override {
    LonelyStratum::SetUp();
    rows.add(1, 7.0, false);
    rows.add(1, 9.0, false);
  }
  std::optional<double> inside(LonelyPsu lonely) const { return rows.variance_in(lonely, false); }
};

// 5, 0, 0 about their mean: 3/2 * (25 - 25/3) = 25.
TEST_F(LonelyInDomain, IsEstimatedFromTheUnitsOutsideTooByDefault) {
  for (const LonelyPsu lonely : {LonelyPsu::Fail, LonelyPsu::Remove, LonelyPsu::Certainty,
                                 LonelyPsu::Adjust, LonelyPsu::Average})
    EXPECT_NEAR(*inside(lonely), 46.0, 1e-12);
}
// About 0 instead: 3/2 * 25 = 37.5.
TEST_F(LonelyInDomain, IsCentredAtNothingWhenAdjustedInDomain) {
  EXPECT_NEAR(*inside(LonelyPsu::AdjustInDomain), 58.5, 1e-12);
}
TEST_F(LonelyInDomain, AddsWhatTheOthersDoWhenAveragedInDomain) {
  EXPECT_NEAR(*inside(LonelyPsu::AverageInDomain), 42.0, 1e-12);
}
TEST_F(LonelyInDomain, IsOrdinaryForEverybody) {
  // 5, 7, 9: 3/2 * 8 = 12.
  EXPECT_NEAR(*rows.variance_in(LonelyPsu::AdjustInDomain, true), 33.0, 1e-12);
  EXPECT_NEAR(*rows.variance_in(LonelyPsu::AverageInDomain, true), 33.0, 1e-12);
}

// PSUs of M = 3 and 4 of N = 4, as in the textbook case, but of the second only the 2 was drawn:
// totals 6 and 8, first stage 16 * 0.5/2 * 2 = 8; inside the first PSU 2 * 3 = 6.
class LonelyUnit : public ::testing::Test {
 protected:
  void SetUp() override {
    sample.add({{1, 3, 0}, 2}, {0, 1}, 2.0);
    sample.add({{2, 6, 0, 0}, 1}, {0}, 2.0);
  }
  double variance(LonelyPsu lonely) const {
    const Estimate e = sample.total_of(lonely);
    return *e.standard_error * *e.standard_error;
  }
  Drawn sample{4.0};
};

TEST_F(LonelyUnit, OfAPsuHasNoErrorUnlessAnOptionSaysWhatToDo) {
  EXPECT_FALSE(sample.total_of(LonelyPsu::Fail).standard_error);
}
TEST_F(LonelyUnit, OfAPsuAddsNothingWhenRemovedOrCertain) {
  EXPECT_NEAR(variance(LonelyPsu::Remove), 14.0, 1e-12);
  EXPECT_NEAR(variance(LonelyPsu::Certainty), 14.0, 1e-12);
}
// f1 (1 - f2) z^2 with z = 2 * 4 * 2 = 16: 0.5 * 0.75 * 256 = 96.
TEST_F(LonelyUnit, OfAPsuAddsTheSquareOfItsTotalWhenAdjusted) {
  EXPECT_NEAR(variance(LonelyPsu::Adjust), 110.0, 1e-12);
}
TEST_F(LonelyUnit, OfAPsuAddsWhatOtherPsusDoOnAverage) {
  EXPECT_NEAR(variance(LonelyPsu::Average), 8.0 + 2.0 * 6.0, 1e-12);
}
TEST_F(LonelyUnit, DoesNotMatterWhenThePopulationOfPsusIsNotKnown) {
  sample.design.strata[0].population.reset();
  EXPECT_NEAR(variance(LonelyPsu::Fail), 16.0, 1e-12);
}

}  // namespace
}  // namespace peil::estimate
