// Weights that are all multiplied by one number are the same weights: no rounding of cells or of
// weights moves a figure, an error or a letter.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <cmath>
#include <random>

#include "peil/analysis/run/testing.h"

namespace peil::analysis {
namespace {

using testing::analysis;
using testing::plan_of;
using testing::run_plan;

// A sample of 150 with three columns that differ not, a little or much, by the seed; weights are
// quarters times `factor`.
std::string csv_of(unsigned seed, double factor) {
  std::mt19937 random(seed);
  std::string text = "w,a,b,c,y,z\n";
  for (int i = 0; i < 150; ++i) {
    const int column = i % 3;
    const double weight = factor * (1.0 + static_cast<double>(random() % 16)) / 4.0;
    text += fmt::format("{:.6g},{},{},{},{},{}\n", weight, column == 0 ? 1 : 0, column == 1 ? 1 : 0,
                        column == 2 ? 1 : 0,
                        1 + random() % 6 + seed % 3 * static_cast<unsigned>(column), random() % 2);
  }
  return text;
}

std::vector<ResultRow> banner(const std::string& show, unsigned seed, double factor) {
  const std::string keys =
      R"("statistic": "banner", "set": "s", "variables": ["y", "z"], "columns": ["a", "b", "c"], )"
      R"("show": ")" +
      show + "\"";
  return rows_of(
      run_plan(plan_of(analysis(keys), R"("weight": "w")"), {{"d.csv", csv_of(seed, factor)}}));
}

bool is_letter(const ResultRow& row) { return row.quantity.starts_with("letter"); }

TEST(BannerWeights, TimesAnyFactorMoveNoFigureErrorOrLetter) {
  std::size_t letters = 0, tried = 0;
  for (unsigned seed = 0; seed < 20; ++seed) {
    for (const char* show : {"columns", "pairs", "rest"}) {
      const auto whole = banner(show, seed, 1.0);
      for (const double factor : {0.4, 1000.0}) {
        const auto scaled = banner(show, seed, factor);
        ASSERT_EQ(scaled.size(), whole.size());
        for (std::size_t i = 0; i < whole.size(); ++i, ++tried) {
          const ResultRow& was = whole[i];
          ASSERT_EQ(scaled[i].quantity, was.quantity);
          const double expected = was.quantity == "base" ? factor * was.value : was.value;
          // Letters are whole; sums of weights that are no quarters round in the last digits.
          EXPECT_NEAR(scaled[i].value, expected,
                      is_letter(was) ? 0.0 : 1e-10 * (1.0 + std::abs(expected)))
              << seed << ' ' << was.variable << ' ' << was.level << ' ' << was.quantity;
          letters += is_letter(was) && was.value != 0.0 ? 1 : 0;
        }
      }
    }
  }
  EXPECT_GT(letters, 20u);
  EXPECT_GT(tried, letters);
}

}  // namespace
}  // namespace peil::analysis
