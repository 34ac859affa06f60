#include "peil/drivers/exact_products.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "peil/base/chance.h"
#include "peil/drivers/few_weights.h"
#include "peil/drivers/moments.h"
#include "peil/drivers/regression.h"

namespace peil::drivers {
namespace {

/// Rows of three marks and three amounts, with weights of some kind.
struct Rows {
  std::vector<std::vector<std::uint8_t>> mark{3};
  std::vector<std::vector<double>> amount{3};
  std::vector<double> weight;

  /// `kinds`: so many different weights; 0: every row has its own.
  Rows(std::size_t rows, std::size_t kinds) {
    Chance chance("exact products", std::to_string(rows) + " " + std::to_string(kinds));
    for (std::size_t row = 0; row < rows; ++row) {
      const std::uint64_t base = chance.below(6);
      for (auto& m : mark) m.push_back(static_cast<std::uint8_t>(1 + base + chance.below(5)));
      for (auto& a : amount) a.push_back(chance.normal() * 1e3 + static_cast<double>(base));
      weight.push_back(kinds == 0 ? std::exp(3.0 * chance.normal())
                                  : 1.0 / 3.0 + static_cast<double>(chance.below(kinds)) / 7.0);
    }
  }
  std::size_t size() const { return weight.size(); }
  Rows in_order(std::span<const std::size_t> order) const {
    Rows result = *this;
    for (std::size_t i = 0; i < order.size(); ++i) {
      for (int k = 0; k < 3; ++k) {
        const auto at = static_cast<std::size_t>(k);
        result.mark[at][i] = mark[at][order[i]];
        result.amount[at][i] = amount[at][order[i]];
      }
      result.weight[i] = weight[order[i]];
    }
    return result;
  }
  std::vector<Variable> marks() const {
    std::vector<Variable> result(3);
    for (std::size_t k = 0; k < 3; ++k) {
      result[k].code = mark[k];
      for (int code = 1; code <= 10; ++code) result[k].number.push_back(code);
    }
    return result;
  }
  std::vector<Variable> all() const {
    std::vector<Variable> result = marks();
    for (std::size_t k = 0; k < 3; ++k) result.emplace_back().value = amount[k];
    return result;
  }
};

std::vector<std::vector<std::size_t>> orders(std::size_t rows) {
  std::vector<std::size_t> order(rows);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<std::vector<std::size_t>> result;
  std::ranges::reverse(order);
  result.push_back(order);
  std::mt19937 random(7);
  for (int times = 0; times < 5; ++times) {
    std::shuffle(order.begin(), order.end(), random);
    result.push_back(order);
  }
  return result;
}

// One weight, few, more than go in groups, and one per row.
class AnyWeights : public ::testing::TestWithParam<std::size_t> {};
INSTANTIATE_TEST_SUITE_P(ExactProducts, AnyWeights, ::testing::Values(1u, 5u, 1000u, 0u));

TEST_P(AnyWeights, TheOrderOfTheRowsDoesNotShowInTheLastBit) {
  const Rows rows(70'001, GetParam());
  for (const auto& order : orders(rows.size())) {
    const Rows other = rows.in_order(order);
    for (const bool amounts : {false, true}) {
      const Moments a = moments(amounts ? rows.all() : rows.marks(), rows.weight),
                    b = moments(amounts ? other.all() : other.marks(), other.weight);
      EXPECT_EQ(a.weight, b.weight);
      EXPECT_EQ(a.mean, b.mean);
      EXPECT_EQ(a.product, b.product);
    }
  }
}

TEST_P(AnyWeights, ARegressionDoesNotDependOnTheOrderOfTheRows) {
  const Rows rows(3'001, GetParam());
  const auto fitted = [](const Rows& of) {
    const std::vector<Variable> v = of.all();
    return fit(v[0], std::span(v).subspan(1), of.weight).value();
  };
  const Fit a = fitted(rows);
  for (const auto& order : orders(rows.size())) {
    const Fit b = fitted(rows.in_order(order));
    EXPECT_EQ(a.coefficient, b.coefficient);
    EXPECT_EQ(a.beta, b.beta);
    EXPECT_EQ(a.vif, b.vif);
    EXPECT_EQ(a.r_squared, b.r_squared);
  }
}

// Against plain sums about the mean with 64 bits of mantissa; 1e-13 of the norms is their rounding.
TEST_P(AnyWeights, AreThoseOfAnIndependentRecount) {
  const Rows rows(10'001, GetParam());
  const std::vector<Variable> v = rows.all();
  const Moments m = moments(v, rows.weight);
  const auto weight = [&](std::size_t row) { return static_cast<long double>(rows.weight[row]); };
  std::vector<long double> mean(v.size(), 0.0L);
  long double total = 0.0L;
  for (std::size_t row = 0; row < rows.size(); ++row) total += weight(row);
  for (std::size_t k = 0; k < v.size(); ++k) {
    for (std::size_t row = 0; row < rows.size(); ++row) mean[k] += weight(row) * v[k].at(row);
    mean[k] /= total;
    EXPECT_NEAR(m.mean[k], static_cast<double>(mean[k]), 1e-13 * std::sqrt(m.at(k, k) / m.weight));
  }
  for (std::size_t i = 0; i < v.size(); ++i) {
    for (std::size_t j = 0; j < v.size(); ++j) {
      long double sum = 0.0L;
      for (std::size_t row = 0; row < rows.size(); ++row)
        sum += weight(row) * (v[i].at(row) - mean[i]) * (v[j].at(row) - mean[j]);
      EXPECT_NEAR(m.at(i, j), static_cast<double>(sum), 1e-13 * std::sqrt(m.at(i, i) * m.at(j, j)));
    }
  }
}

// Marks 1 and 3, half each, weight 1/4: the sum of squares about 2 is n / 4, and so is the weight.
TEST(ExactProducts, WholeNumbersAreExact) {
  constexpr std::size_t rows = 10'000;
  std::vector<std::uint8_t> code(rows);
  for (std::size_t row = 0; row < rows; ++row) code[row] = row % 2 == 0 ? 1 : 3;
  Variable v;
  v.code = code;
  v.number = {1.0, 2.0, 3.0};
  const Moments m = moments(std::span(&v, 1), std::vector<double>(rows, 0.25));
  EXPECT_EQ(m.weight, 2500.0);
  EXPECT_EQ(m.mean[0], 2.0);
  EXPECT_EQ(m.at(0, 0), 2500.0);
}

// Nearly all weight (1e9 against 1) on rows of 1 and 2, the others far away at 1000. By hand: a
// quarter of the weight within, and between the two parts their weights' product by the sum times
// 998.5 squared. About the plain mean, 500.75, six digits would be lost.
TEST(ExactProducts, AMeanFarFromThatOfTheRowsCostsNoDigits) {
  std::vector<double> value(2000, 1000.0), weight(2000, 1e-3);
  for (std::size_t row = 0; row < 1000; ++row) {
    value[row] = row % 2 == 0 ? 1.0 : 2.0;
    weight[row] = 1e6;
  }
  Variable v;
  v.value = value;
  const double squares = 2.5e8 + 1e9 / (1e9 + 1.0) * 998.5 * 998.5;
  EXPECT_NEAR(moments(std::span(&v, 1), weight).at(0, 0), squares, 1e-13 * squares);
}

TEST(ExactProducts, LargeAndSmallValuesKeepTheirDigits) {
  for (const double unit : {1e-140, 1e-12, 1.0, 1e15, 1e140}) {
    const std::vector<double> value{1.5 * unit, 2.5 * unit, 4.0 * unit}, weight{0.5, 1.0, 2.0};
    Variable v;
    v.value = value;
    const Moments m = moments(std::span(&v, 1), weight);
    // By hand: mean 11.25 / 3.5, sum of squares 39.375 - 11.25^2 / 3.5.
    EXPECT_NEAR(m.mean[0] / unit, 11.25 / 3.5, 1e-14);
    EXPECT_NEAR(m.at(0, 0) / unit / unit, 39.375 - 11.25 * 11.25 / 3.5, 1e-13);
  }
}

TEST(FewWeights, AreFoundWithTheirRows) {
  const std::vector<double> weight{2.5, 1.0, 2.5, 7.0, 1.0};
  const std::vector<std::uint32_t> rows{0, 1, 2, 4};
  const auto few = few_weights(weight, rows, 2);
  ASSERT_TRUE(few);
  EXPECT_EQ(few->weight, (std::vector{1.0, 2.5}));
  EXPECT_EQ(few->place, (std::vector<std::uint8_t>{1, 0, 1, 0}));
  EXPECT_FALSE(few_weights(weight, rows, 1));
}

TEST(FewWeights, OfOneWeightNeedNoPlaces) {
  const std::vector<double> weight(3, 0.1);
  const std::vector<std::uint32_t> rows{0, 1, 2};
  const auto few = few_weights(weight, rows, 1);
  ASSERT_TRUE(few);
  EXPECT_EQ(few->weight, std::vector{0.1});
  EXPECT_TRUE(few->place.empty());
}

}  // namespace
}  // namespace peil::drivers
