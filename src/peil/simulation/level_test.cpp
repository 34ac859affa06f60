#include "peil/simulation/level.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "peil/base/chance.h"

namespace peil::simulation {
namespace {

GroupRecipe group() {
  GroupRecipe g;
  g.languages = {{"nl", 0.6}, {"tr", 0.4}};
  g.columns["outcome"] = {{"granted", 0.7}, {"refused", 0.3}};
  return g;
}

const std::vector<Effect> effects{{"outcome", "refused", -1.5, 0.0, 0.5},
                                  {"language", "tr", 0.5, 0.0, 1.0}};

TEST(Level, MixesTheEffectsOfColumnsThatAreIndependent) {
  double share = 0.0, mark = 0.0;
  const auto cells = mixture(group(), effects);
  EXPECT_EQ(cells.size(), 4u);
  for (const Shifted& cell : cells) share += cell.share, mark += cell.share * cell.mark;
  EXPECT_NEAR(share, 1.0, 1e-12);
  EXPECT_NEAR(mark, 0.3 * -1.5 + 0.4 * 0.5, 1e-12);
}

// In the middle of the scale, rounding does not move the mean; at the end it does: half of the
// people around 10 would give more than 10.
TEST(Level, KnowsTheEndsOfTheScale) {
  const std::vector<Shifted> all{{}};
  EXPECT_NEAR(expected_mark(5.5, 1.0, all), 5.5, 1e-4);
  EXPECT_LT(expected_mark(10.0, 1.5, all), 9.5);
  EXPECT_NEAR(expected_mark(50.0, 1.0, all), 10.0, 1e-12);
}

// The expectation against an independent count of 400,000 draws: standard error 1.6/sqrt(400000)
// = 0.0025; four of them.
TEST(Level, IsWhereTheMeanOfManyMarksIsTheOneAskedFor) {
  const auto cells = mixture(group(), effects);
  const double level = level_for(7.7, 1.5, cells).value();
  EXPECT_NEAR(expected_mark(level, 1.5, cells), 7.7, 1e-9);
  Chance chance("level", "test");
  double sum = 0.0;
  constexpr int draws = 400'000;
  for (int i = 0; i < draws; ++i) {
    const double latent = level + (chance.share() < 0.3 ? -1.5 : 0.0) +
                          (chance.share() < 0.4 ? 0.5 : 0.0) + 1.5 * chance.normal();
    sum += std::clamp(std::floor(latent + 0.5), 1.0, 10.0);
  }
  EXPECT_NEAR(sum / draws, 7.7, 0.01);
}

TEST(Level, ThatCannotBeIsNothing) {
  const std::vector<Shifted> all{{}};
  EXPECT_FALSE(level_for(0.5, 1.0, all));
  EXPECT_FALSE(level_for(10.5, 1.0, all));
}

}  // namespace
}  // namespace peil::simulation
