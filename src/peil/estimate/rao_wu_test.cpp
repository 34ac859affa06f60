#include "peil/estimate/rao_wu.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "peil/estimate/replicates.h"

namespace peil::estimate {
namespace {

// A stratified sample in which every row is a PSU.
Design strata_of(std::initializer_list<int> sizes, std::optional<double> population = {}) {
  Design design;
  std::uint32_t h = 0;
  for (const int size : sizes) {
    design.strata.push_back({"s" + std::to_string(h), population});
    for (int i = 0; i < size; ++i) {
      design.stratum.emplace_back(h);
      design.weight.emplace_back(1.0);
    }
    ++h;
  }
  return design;
}

RaoWu draws_of(const Design& design, std::size_t replicates, const char* seed = "seed") {
  return RaoWu::of(design, replicates, seed).value();
}

std::vector<std::vector<double>> all_factors(const RaoWu& draws) {
  std::vector<std::vector<double>> factors;
  for (std::size_t r = 0; r < draws.replicates(); ++r) factors.push_back(draws.factors(r));
  return factors;
}

const std::vector<double> answers{3, 8, 5, 9, 1, 4, 4, 7, 2, 6};

// sum over strata of (1 - f) n/(n-1) sum (y - mean)^2, the textbook variance of a total.
double by_hand(const Design& design) {
  double result = 0.0;
  for (std::size_t h = 0; h < design.strata.size(); ++h) {
    double n = 0, sum = 0, squares = 0;
    for (std::size_t i = 0; i < answers.size(); ++i) {
      if (design.stratum[i].index() != h) continue;
      n += 1;
      sum += answers[i];
      squares += answers[i] * answers[i];
    }
    const double left = design.strata[h].population ? 1 - n / *design.strata[h].population : 1;
    result += left * n / (n - 1) * (squares - sum * sum / n);
  }
  return result;
}

TEST(RaoWu, ComesNearTheTextbookVarianceWithItsCorrectionInside) {
  for (const std::optional<double> population : {std::optional<double>(), std::optional(14.0)}) {
    const Design design = strata_of({3, 7}, population);
    const double whole = std::accumulate(answers.begin(), answers.end(), 0.0);
    double squares = 0.0;
    for (const auto& factor : all_factors(draws_of(design, 4000))) {
      const double total = std::inner_product(factor.begin(), factor.end(), answers.begin(), 0.0);
      squares += (total - whole) * (total - whole) / 3999.0;
    }
    // The error of a variance from 4000 draws is about sqrt(2/4000), 2 percent; four of those.
    EXPECT_NEAR(squares / by_hand(design), 1.0, 0.09);
  }
}

// Variance of the total of i mod 10 over 200 replicates of 2,000 units, by what 1,999 independent
// draws would have: 8.25 each.
template <class ChanceOf>
double spread(const RaoWu& draws, const ChanceOf& chance_of) {
  std::vector<double> totals;
  std::vector<std::uint16_t> times(2000);
  for (std::size_t r = 0; r < draws.replicates(); ++r) {
    Chance chance = chance_of(r);
    RaoWu::draw(chance, draws.strata()[0], times);
    double& total = totals.emplace_back(0.0);
    for (std::size_t i = 0; i < times.size(); ++i) total += times[i] * static_cast<double>(i % 10);
  }
  const auto count = static_cast<double>(totals.size());
  const double mean = std::accumulate(totals.begin(), totals.end(), 0.0) / count;
  double squares = 0.0;
  for (const double total : totals) squares += (total - mean) * (total - mean);
  return squares / (count - 1.0) / (1999.0 * 8.25);
}

TEST(RaoWu, StreamsOfReplicatesAreNoPartsOfOneAnother) {
  const RaoWu draws = draws_of(strata_of({2000}), 200);
  // The error of a variance from 200 replicates is 10 percent; four of those.
  EXPECT_NEAR(spread(draws, [&](std::size_t r) { return draws.chance(r); }), 1.0, 0.4);
  // What a seed per replicate that is a multiple of the generator's increment would do: replicate
  // r starts r steps further along one stream, and most of its draws are those of the others.
  const auto shifted = [&](std::size_t r) {
    Chance chance = draws.chance(0);
    for (std::size_t step = 0; step < r; ++step) (void)chance.bits();
    return chance;
  };
  EXPECT_LT(spread(draws, shifted), 0.3);
}

TEST(RaoWu, DrawsEveryUnitAsOftenAndOneFewerThanThereAre) {
  const Design design = strata_of({7});
  const RaoWu draws = draws_of(design, 20'000);
  std::vector<double> often(7, 0.0);
  std::vector<std::uint16_t> times(7);
  for (std::size_t r = 0; r < draws.replicates(); ++r) {
    Chance chance = draws.chance(r);
    RaoWu::draw(chance, draws.strata()[0], times);
    ASSERT_EQ(std::accumulate(times.begin(), times.end(), 0), 6);
    for (std::size_t i = 0; i < 7; ++i) often[i] += times[i];
  }
  // 120,000 draws: a chi-square of 6 degrees is above 22.5 once in a thousand.
  double chi = 0.0;
  for (const double n : often) chi += (n - 120'000.0 / 7) * (n - 120'000.0 / 7) / (120'000.0 / 7);
  EXPECT_LT(chi, 22.5);
  EXPECT_GT(chi, 0.3);  // nor all alike, as of a sequence that is too even
}

TEST(RaoWu, AReplicateDependsOnTheSeedAndItsOwnNumberAlone) {
  const Design design = strata_of({4, 6});
  const RaoWu few = draws_of(design, 5), many = draws_of(design, 50);
  for (std::size_t r = 0; r < 5; ++r) EXPECT_EQ(few.factors(r), many.factors(r));
  EXPECT_NE(few.factors(0), few.factors(1));
  EXPECT_NE(few.factors(0), draws_of(design, 5, "other").factors(0));
  for (const auto& factor : all_factors(many))
    EXPECT_NEAR(std::accumulate(factor.begin(), factor.end(), 0.0), 10.0, 1e-12);
}

TEST(RaoWu, DegreesOfFreedomAreTheRankOfTheFactorsLessOne) {
  Design clusters = strata_of({8, 6});
  for (const std::uint32_t psu : {0u, 0u, 1u, 1u, 2u, 3u, 3u, 3u, 4u, 4u, 5u, 6u, 6u, 6u})
    clusters.psu.emplace_back(psu);
  Design whole = strata_of({1, 5, 3});
  whole.strata[0].population = 1.0;
  whole.strata[2].population = 3.0;  // all three were taken
  for (const Design& design :
       {strata_of({3, 7}), strata_of({2, 2, 2}), strata_of({3, 7}, 20.0), clusters, whole}) {
    const RaoWu draws = draws_of(design, 300);
    EXPECT_EQ(draws.degrees_of_freedom(), rank_less_one(all_factors(draws)));
  }
  EXPECT_EQ(draws_of(strata_of({3, 7}), 300).degrees_of_freedom(), 8.0);
  EXPECT_EQ(draws_of(clusters, 300).degrees_of_freedom(), 5.0);
  EXPECT_EQ(draws_of(whole, 300).degrees_of_freedom(), 4.0);
  const RaoWu few = draws_of(strata_of({50, 50}), 12);
  EXPECT_EQ(few.degrees_of_freedom(), 11.0);
  EXPECT_EQ(few.degrees_of_freedom(), rank_less_one(all_factors(few)));
}

TEST(RaoWu, AStratumThatWasTakenWholeIsInEveryReplicate) {
  Design design = strata_of({1, 3});
  design.strata[0].population = 1.0;
  for (const auto& factor : all_factors(draws_of(design, 20))) EXPECT_EQ(factor[0], 1.0);
}

TEST(RaoWu, TellsOfAStratumWithOnePsu) {
  const auto made = RaoWu::of(strata_of({1, 4}), 10, "s");
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(made.problems().front().code, "replicates.lonely-psu");
}

}  // namespace
}  // namespace peil::estimate
