#include "peil/drivers/replicate_moments.h"

#include <gtest/gtest.h>

#include "peil/base/chance.h"

namespace peil::drivers {
namespace {

// Marks with blanks, an amount, and weights of which some are 0.
struct SomeAnswers {
  std::vector<std::uint8_t> a, b;
  std::vector<double> amount, weight;
  std::vector<std::uint8_t> blank;

  explicit SomeAnswers(std::size_t rows) {
    Chance chance("answers", "replicate moments");
    for (std::size_t row = 0; row < rows; ++row) {
      a.push_back(static_cast<std::uint8_t>(chance.below(11)));
      b.push_back(static_cast<std::uint8_t>(1 + chance.below(5)));
      amount.push_back(1000.0 + 10.0 * chance.normal());
      blank.push_back(chance.below(10) == 0 ? 1 : 0);
      weight.push_back(chance.below(7) == 0 ? 0.0 : 0.5 + chance.share());
    }
  }
  std::vector<Variable> variables() const {
    Variable one, other, third;
    one.code = a, one.number = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    other.code = b, other.number = {1, 2, 3, 4, 5};
    third.value = amount, third.blank = blank;
    return {one, other, third};
  }
  std::vector<double> factor(const char* of) const {
    Chance chance("factors", of);
    std::vector<double> all;
    for (std::size_t row = 0; row < weight.size(); ++row)
      all.push_back(static_cast<double>(chance.below(3)));
    return all;
  }
  std::vector<double> times(const std::vector<double>& factor) const {
    std::vector<double> all;
    for (std::size_t row = 0; row < weight.size(); ++row) all.push_back(weight[row] * factor[row]);
    return all;
  }
};

// Rows that are no whole number of blocks, nor of fours.
TEST(ReplicateMoments, AreThoseOfTheWeightsOfEachReplicate) {
  const SomeAnswers answers(1003);
  const std::vector<Variable> variables = answers.variables();
  const std::vector<std::vector<double>> factors{answers.factor("1"), answers.factor("2"),
                                                 answers.factor("3")};
  const auto found = ReplicateMoments(variables, answers.weight, {}).of(factors);
  ASSERT_EQ(found.size(), 3u);
  for (std::size_t r = 0; r < 3; ++r) {
    const std::vector<double> weight = answers.times(factors[r]);
    const Moments right = moments(variables, weight);
    EXPECT_NEAR(found[r].moments.weight, right.weight, 1e-9);
    for (std::size_t i = 0; i < 3; ++i) {
      EXPECT_NEAR(found[r].moments.mean[i], right.mean[i], 1e-10);
      for (std::size_t j = 0; j < 3; ++j)
        EXPECT_NEAR(found[r].moments.at(i, j), right.at(i, j),
                    1e-8 * (1 + std::abs(right.at(i, j))));
      double total = 0.0, weighted = 0.0;  // of its own answers
      for (std::size_t row = 0; row < weight.size(); ++row) {
        if (variables[i].absent(row)) continue;
        total += weight[row], weighted += weight[row] * variables[i].at(row);
      }
      EXPECT_NEAR(found[r].mean[i], weighted / total, 1e-10);
    }
  }
}

// Eleven rows a unit: sums are made by unit, once.
TEST(ReplicateMoments, OfUnitsOfManyRowsAreThoseOfTheirRows) {
  const SomeAnswers answers(1003);
  const std::vector<Variable> variables = answers.variables();
  const std::vector<double> drawn = answers.factor("units");
  std::vector<PsuId> psu;
  std::vector<double> of_unit, of_row;
  for (std::size_t row = 0; row < 1003; ++row) {
    psu.emplace_back(static_cast<std::uint32_t>(row % 91));
    of_row.push_back(drawn[row % 91]);
  }
  of_unit.assign(drawn.begin(), drawn.begin() + 91);
  const auto found = ReplicateMoments(variables, answers.weight, psu)
                         .of(std::vector<std::vector<double>>{of_unit});
  const auto right =
      ReplicateMoments(variables, answers.weight, {}).of(std::vector<std::vector<double>>{of_row});
  EXPECT_NEAR(found[0].moments.weight, right[0].moments.weight, 1e-9);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(found[0].mean[i], right[0].mean[i], 1e-10);
    EXPECT_NEAR(found[0].moments.mean[i], right[0].moments.mean[i], 1e-10);
    for (std::size_t j = 0; j < 3; ++j)
      EXPECT_NEAR(found[0].moments.at(i, j), right[0].moments.at(i, j),
                  1e-8 * (1 + std::abs(right[0].moments.at(i, j))));
  }
}

TEST(ReplicateMoments, AreTheSameAloneAndTogether) {
  const SomeAnswers answers(500);
  const std::vector<Variable> variables = answers.variables();
  const std::vector<std::vector<double>> two{answers.factor("1"), answers.factor("2")};
  const ReplicateMoments of(variables, answers.weight, {});
  const auto together = of.of(two);
  const auto alone = of.of(std::span(two).subspan(1));
  EXPECT_EQ(together[1].moments.product, alone[0].moments.product);
  EXPECT_EQ(together[1].mean, alone[0].mean);
}

TEST(ReplicateMoments, AVariableOfOneValueDoesNotVary) {
  const SomeAnswers answers(300);
  std::vector<Variable> variables = answers.variables();
  // Drawn are only those who gave the second a 4.
  std::vector<double> factor;
  for (const std::uint8_t b : answers.b) factor.push_back(b == 4 ? 1.5 : 0.0);
  const auto found =
      ReplicateMoments(variables, answers.weight, {}).of(std::vector<std::vector<double>>{factor});
  EXPECT_EQ(found[0].moments.varies, (std::vector<std::uint8_t>{1, 0, 1}));
  EXPECT_EQ(found[0].moments.at(1, 1), 0.0);
  EXPECT_FALSE(correlations(found[0].moments));
}

TEST(ReplicateMoments, RowsOfOnePsuAreDrawnTogether) {
  const SomeAnswers answers(200);
  const std::vector<Variable> variables = answers.variables();
  std::vector<PsuId> psu;
  for (std::size_t row = 0; row < 200; ++row)
    psu.push_back(PsuId(static_cast<std::uint32_t>(row / 20)));
  std::vector<double> by_psu(10, 0.0), by_row(200, 0.0);
  by_psu[3] = 2.0, by_psu[7] = 1.0;
  for (std::size_t row = 0; row < 200; ++row) by_row[row] = by_psu[row / 20];
  const auto clusters =
      ReplicateMoments(variables, answers.weight, psu).of(std::vector<std::vector<double>>{by_psu});
  const auto rows =
      ReplicateMoments(variables, answers.weight, {}).of(std::vector<std::vector<double>>{by_row});
  const std::vector<double>&found = clusters[0].moments.product, &right = rows[0].moments.product;
  ASSERT_EQ(found.size(), right.size());
  for (std::size_t i = 0; i < found.size(); ++i)
    EXPECT_NEAR(found[i], right[i], 1e-10 * (1.0 + std::abs(right[i])));
}

}  // namespace
}  // namespace peil::drivers
