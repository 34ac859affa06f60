#include "peil/weighting/cell_rake.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace peil::weighting {
namespace {

// A full table of 2 x 3 x 2 x 4 cells with margins that a known set of factors meets.
struct Table {
  std::vector<std::size_t> widths{2, 3, 2, 4};
  std::vector<std::vector<std::uint32_t>> level{4};
  std::vector<double> weight;
  std::vector<std::vector<double>> targets;
  std::vector<double> fitted;  // the answer

  explicit Table(unsigned seed) {
    std::mt19937 random(seed);
    const auto draw = [&] { return 0.5 + static_cast<double>(random() % 1000) / 500.0; };
    std::vector<std::vector<double>> factor;
    for (const std::size_t width : widths) {
      targets.emplace_back(width, 0.0);
      for (auto& f = factor.emplace_back(width); double& one : f) one = draw();
    }
    for (std::uint32_t cell = 0; cell < 48; ++cell) {
      std::uint32_t rest = cell;
      weight.push_back(draw());
      fitted.push_back(weight.back());
      for (std::size_t m = 4; m-- > 0;) {
        const auto width = static_cast<std::uint32_t>(widths[m]);
        level[m].push_back(rest % width);
        fitted.back() *= factor[m][rest % width];
        rest /= width;
      }
      for (std::size_t m = 0; m < 4; ++m) targets[m][level[m][cell]] += fitted.back();
    }
  }
};

TEST(CellRake, FindsTheOnlyWeightsThatMeetTheMargins) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const Table table(seed);
    const CellRake rake(table.level, table.targets);
    CellRake::Factors factors = rake.start();
    const auto outcome = rake.fit(table.weight, factors, 1000, 1e-13);
    EXPECT_TRUE(outcome.converged);
    std::vector<double> factor(48);
    rake.write(factors, factor);
    for (std::size_t c = 0; c < 48; ++c)
      EXPECT_NEAR(table.weight[c] * factor[c], table.fitted[c], 1e-11) << seed;
  }
}

TEST(CellRake, StartsFromWhatFittedBefore) {
  const Table table(3);
  const CellRake rake(table.level, table.targets);
  CellRake::Factors factors = rake.start();
  const int cold = rake.fit(table.weight, factors, 1000, 1e-13).sweeps;
  EXPECT_GT(cold, 2);
  EXPECT_EQ(rake.fit(table.weight, factors, 1000, 1e-12).sweeps, 1);
}

TEST(CellRake, NeedsNoMoreThanOneMargin) {
  const CellRake rake({{0, 1, 2}}, {{4.0, 6.0, 5.0}});
  CellRake::Factors factors = rake.start();
  EXPECT_TRUE(rake.fit(std::vector<double>{2, 2, 5}, factors, 10, 1e-12).converged);
  std::vector<double> factor(3);
  rake.write(factors, factor);
  EXPECT_EQ(factor, (std::vector<double>{2, 3, 1}));
}

TEST(CellRake, DoesNotConvergeOnALevelWithoutWeight) {
  const CellRake rake({{0, 0, 1, 1}, {0, 1, 0, 1}}, {{5, 5}, {5, 5}});
  CellRake::Factors factors = rake.start();
  const auto outcome = rake.fit(std::vector<double>{1, 1, 0, 0}, factors, 20, 1e-12);
  EXPECT_FALSE(outcome.converged);
  EXPECT_EQ(outcome.largest_gap, 1.0);
}

TEST(CellRake, StopsBeforeFactorsOfMarginsThatCannotBeMetOverflow) {
  const CellRake rake({{0, 1}, {0, 1}}, {{90, 10}, {10, 90}});  // nobody off the diagonal
  CellRake::Factors factors = rake.start();
  const auto outcome = rake.fit(std::vector<double>{5, 5}, factors, 100'000, 1e-12);
  EXPECT_FALSE(outcome.converged);
  EXPECT_LT(outcome.sweeps, 1000);
  std::vector<double> factor(2);
  rake.write(factors, factor);
  for (const double f : factor) EXPECT_TRUE(std::isfinite(f));
}

}  // namespace
}  // namespace peil::weighting
