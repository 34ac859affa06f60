#include "peil/estimate/replicates.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace peil::estimate {
namespace {

// A stratified sample in which every row is a PSU, with weight 1.
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

std::vector<std::vector<double>> factors_of(const Result<ReplicateFactors>& made) {
  return made.value().factor;
}

Replicates of(const ReplicateFactors& factors, bool mse = true) {
  Replicates result{factors.factor, factors.rscales, factors.scale, mse, 0.0, {}};
  result.degrees_of_freedom = rank_less_one(result.weight);
  return result;
}

OfWeights total(const std::vector<double>& y) {
  return [y](std::span<const double> w) -> std::optional<double> {
    return std::inner_product(w.begin(), w.end(), y.begin(), 0.0);
  };
}
OfWeights mean(const std::vector<double>& y) {
  return [y](std::span<const double> w) -> std::optional<double> {
    const double all = std::accumulate(w.begin(), w.end(), 0.0);
    if (all <= 0.0) return {};
    return std::inner_product(w.begin(), w.end(), y.begin(), 0.0) / all;
  };
}

double variance(const Design& design, const ReplicateFactors& factors, const OfWeights& statistic,
                bool mse = true) {
  const std::vector<double> ones(design.rows(), 1.0);
  const auto found = replicated(ones, of(factors, mse), statistic);
  return std::pow(found.value().estimate.standard_error.value(), 2);
}

// sum over strata of (1 - f) n/(n-1) sum (y - mean)^2, the textbook variance of a total.
double by_hand(const Design& design, const std::vector<double>& y) {
  double result = 0.0;
  for (std::size_t h = 0; h < design.strata.size(); ++h) {
    double n = 0, sum = 0, squares = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
      if (design.stratum[i].index() != h) continue;
      n += 1;
      sum += y[i];
      squares += y[i] * y[i];
    }
    const double left = design.strata[h].population ? 1 - n / *design.strata[h].population : 1;
    result += left * n / (n - 1) * (squares - sum * sum / n);
  }
  return result;
}

const std::vector<double> answers{3, 8, 5, 9, 1, 4, 4, 7, 2, 6};

TEST(Replicates, TheJackknifeOfAMeanIsTheTextbookVariance) {
  const Design design = strata_of({10}, 40.0);
  // Mean 4.9, sum of squares about it 60.9; (1 - 10/40) s2 / 10.
  const double expected = 0.75 * (60.9 / 9.0) / 10.0;
  EXPECT_NEAR(variance(design, jackknife_1(design).value(), mean(answers)), expected, 1e-13);
  EXPECT_NEAR(variance(design, jackknife_1(design).value(), mean(answers), false), expected, 1e-13);
}

TEST(Replicates, TheStratifiedJackknifeOfATotalIsTheTextbookVariance) {
  for (const std::optional<double> population : {std::optional<double>(), std::optional(30.0)}) {
    const Design design = strata_of({3, 7}, population);
    EXPECT_NEAR(variance(design, jackknife_n(design).value(), total(answers)),
                by_hand(design, answers), 1e-11);
  }
}

TEST(Replicates, BalancedHalvesOfATotalGiveTheSquaresOfTheDifferences) {
  const Design design = strata_of({2, 2, 2, 2, 2});
  const double expected = 25 + 16 + 9 + 9 + 16;
  EXPECT_NEAR(variance(design, balanced(design).value(), total(answers)), expected, 1e-11);
  EXPECT_NEAR(variance(design, balanced(design, 0.3).value(), total(answers)), expected, 1e-11);
}

TEST(Replicates, FaysFactorsAreMildAndHalvesAreTwoOrNothing) {
  const Design design = strata_of({2, 2});
  for (const auto& factor : factors_of(balanced(design)))
    for (const double f : factor) EXPECT_TRUE(f == 0.0 || f == 2.0);
  for (const auto& factor : factors_of(balanced(design, 0.5)))
    for (const double f : factor) EXPECT_TRUE(f == 0.5 || f == 1.5);
}

TEST(Replicates, ClustersAreLeftOutWhole) {
  Design design = strata_of({6});
  for (const std::uint32_t psu : {0u, 0u, 1u, 1u, 1u, 2u}) design.psu.emplace_back(psu);
  const auto factors = jackknife_1(design).value();
  ASSERT_EQ(factors.factor.size(), 3u);
  EXPECT_EQ(factors.factor[1], (std::vector<double>{1.5, 0.0, 1.5}));
  EXPECT_DOUBLE_EQ(factors.scale, 2.0 / 3.0);
}

TEST(Replicates, DegreesOfFreedomArePsusLessStrata) {
  const Design one = strata_of({10}), two = strata_of({3, 7}), pairs = strata_of({2, 2, 2, 2, 2});
  EXPECT_EQ(rank_less_one(jackknife_1(one).value().factor), 9.0);
  EXPECT_EQ(rank_less_one(jackknife_n(two).value().factor), 8.0);
  EXPECT_EQ(rank_less_one(balanced(pairs).value().factor), 5.0);
}

TEST(Replicates, WithoutMseTheCentreIsTheMeanOfTheReplicates) {
  const Replicates replicates{{{1, 0}, {0, 1}, {1, 1}}, {1, 1, 1}, 0.5, false, 1, {}};
  const std::vector<double> whole{1, 1};
  const auto sum = total({10, 1});  // replicates 10, 1, 11; mean 22/3; whole 11
  const auto about_mean = replicated(whole, replicates, sum);
  EXPECT_NEAR(std::pow(*about_mean->estimate.standard_error, 2), 0.5 * (182.0 / 3.0), 1e-12);
  Replicates mse = replicates;
  mse.mse = true;
  EXPECT_NEAR(std::pow(*replicated(whole, mse, sum)->estimate.standard_error, 2), 0.5 * 101, 1e-12);
}

TEST(Replicates, AReplicateWithoutTheStatisticLeavesNoErrorAndIsNamed) {
  const Replicates replicates{{{1, 1}, {0, 0}}, {1, 1}, 1.0, true, 1, {}};
  const auto found = replicated(std::vector<double>{1, 1}, replicates, mean({3, 5}));
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->estimate.standard_error);
  EXPECT_EQ(found->without, 1u);
  EXPECT_FALSE(replicated(std::vector<double>{0, 0}, replicates, mean({3, 5})));
}

TEST(Replicates, TellsWhatCannotBeReplicated) {
  const auto code = [](const auto& result) {
    return result.ok() ? std::string("ok") : result.problems().front().code;
  };
  EXPECT_EQ(code(jackknife_n(strata_of({1, 4}))), "replicates.lonely-psu");
  EXPECT_EQ(code(jackknife_1(strata_of({3, 4}))), "replicates.strata");
  EXPECT_EQ(code(balanced(strata_of({2, 3}))), "replicates.not-pairs");
  EXPECT_EQ(code(jackknife_n(strata_of({1}, 1.0))), "replicates.too-few");
}

TEST(Replicates, AStratumThatWasTakenWholeIsInEveryReplicate) {
  Design design = strata_of({1, 3});
  design.strata[0].population = 1.0;
  for (const auto& factor : factors_of(jackknife_n(design))) EXPECT_EQ(factor[0], 1.0);
}

TEST(Replicates, APercentileIsAValueWithThatShareAtOrBelowIt) {
  EXPECT_EQ(percentile({5, 1, 4, 2, 3}, 0.4), 2.0);
  EXPECT_EQ(percentile({5, 1, 4, 2, 3}, 0.41), 3.0);
  EXPECT_EQ(percentile({5, 1, 4, 2, 3}, 0.0), 1.0);
  EXPECT_EQ(percentile({5, 1, 4, 2, 3}, 1.0), 5.0);
}

// Of 1 to 40 at 95 percent: 1 and 39 of 40, for 0.975 * 40 is 39. At 90 percent 2 and 38.
TEST(PercentileInterval, LeavesAsMuchOutAtEitherEnd) {
  std::vector<double> values;
  for (int i = 40; i >= 1; --i) values.push_back(i);
  EXPECT_EQ(percentile_interval(values, 0.95)->low, 1.0);
  EXPECT_EQ(percentile_interval(values, 0.95)->high, 39.0);
  EXPECT_EQ(percentile_interval(values, 0.90)->low, 2.0);
  EXPECT_EQ(percentile_interval(values, 0.90)->high, 38.0);
  EXPECT_FALSE(percentile_interval({}, 0.95));
}

}  // namespace
}  // namespace peil::estimate
