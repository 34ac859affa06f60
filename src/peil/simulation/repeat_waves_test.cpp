// The size of these tests is that of a sanitized build; bench/coverage.cpp measures the same things
// with 2,000 repeats and more (docs/methods/coverage.md has the figures).
#include "peil/simulation/repeat_waves.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "peil/simulation/population.h"
#include "peil/simulation/testing/stratified_survey.h"

namespace peil::simulation {
namespace {

using testing::Sizes;
using testing::stratified_recipe;
using testing::stratified_survey;

constexpr std::size_t small_frame = 6000, repeats = 400;

RepeatedWaves repeated(const Study& study, double odds_per_mark = 1.0,
                       const std::vector<std::string>& waves = {"2013"}, int threads = 2,
                       std::size_t times = repeats, std::size_t frame = small_frame) {
  Recipe recipe = stratified_recipe(waves, frame);
  recipe.odds_per_mark = odds_per_mark;
  return repeat_waves(study, recipe, {times, threads}, [](std::size_t, std::size_t) {}).value();
}

const FigureName mark{"2013", "all", "overall", "mean"};

// Within four errors of so many repeats, and the error ratio within four of its own.
void expect_honest(const RepeatedWave& wave) {
  const findings::Performance& p = wave.figures.at(mark);
  EXPECT_TRUE(wave.failed.empty());
  EXPECT_GT(p.published, repeats * 9 / 10);
  EXPECT_NEAR(p.coverage.value, 0.95, 4.0 * findings::share_error(0.95, p.published));
  EXPECT_NEAR(p.error_ratio.value, 1.0, 4.0 * p.error_ratio.error);
  EXPECT_NEAR(p.bias.value, 0.0, 4.0 * p.bias.error);
  const findings::TestPerformance& t = wave.no_change.at(mark);
  EXPECT_GT(t.tested, repeats * 8 / 10);
  EXPECT_NEAR(t.found.value, 0.05, 4.0 * findings::share_error(0.05, t.tested));
}

TEST(RepeatedWaves, IntervalsAndTestsAreHonestInASmallStratifiedWaveWithRaking) {
  const auto wave = repeated(stratified_survey(642)).waves.front();
  EXPECT_NEAR(wave.answered, 300.0, 15.0);
  expect_honest(wave);
}

TEST(RepeatedWaves, IntervalsAndTestsAreHonestWhereAQuarterOfTheFrameIsDrawn) {
  const auto wave = repeated(stratified_survey(1500)).waves.front();
  EXPECT_NEAR(wave.answered, 700.0, 35.0);
  expect_honest(wave);
}

TEST(RepeatedWaves, IntervalsAndTestsAreHonestWithAWeightVariationOfOne) {
  const auto wave =
      repeated(stratified_survey(0, testing::unequal(900)), 1.0, {"2013"}, 2, repeats, 12'000)
          .waves.front();
  EXPECT_NEAR(wave.weight_variation, 1.0, 0.1);
  expect_honest(wave);
}

TEST(RepeatedWaves, WeightsTakeAwayABiasThatComesFromStrataAndMargins) {
  const auto wave = repeated(stratified_survey(1500)).waves.front();
  const findings::Performance& p = wave.figures.at(mark);
  // People and those without a refusal answer more often, and give higher marks.
  EXPECT_GT(p.plain_bias.value().value, 20.0 * p.plain_bias.value().error);
  EXPECT_NEAR(p.bias.value, 0.0, 4.0 * p.bias.error);
}

TEST(RepeatedWaves, WeightsCannotTakeAwayABiasThatComesFromTheMarkItself) {
  const auto all = repeated(stratified_survey(1500), 1.3);
  EXPECT_EQ(all.odds_per_mark, 1.3);
  const findings::Performance& p = all.waves.front().figures.at(mark);
  // To first order b (1 - p) sd^2 within the cells: 0.26 x 0.5 x 2.1, before weights more.
  EXPECT_NEAR(p.bias.value, 0.27, 0.06);
  EXPECT_GT(p.plain_bias.value().value, p.bias.value);
  EXPECT_LT(p.coverage.value, 0.1);
}

TEST(RepeatedWaves, ATrueChangeIsFoundMoreOftenThanNoneAndInTheRightDirection) {
  const auto all = repeated(stratified_survey(1500), 1.0, {"2011", "2013"}, 2, 150);
  ASSERT_EQ(all.changes.size(), 1u);
  EXPECT_EQ(all.changes.front().before, "2011");
  const findings::TestPerformance& t = all.changes.front().figures.at(mark);
  EXPECT_NEAR(t.true_change, 0.1, 0.12);  // 0.1, and the frames of 6,000 people vary by 0.03 each
  const auto& p = all.waves.back().figures.at(mark);
  // Normal approximation of the power, by hand.
  const double z = std::abs(t.true_change) / (std::sqrt(2.0) * p.spread.value);
  const double power =
      0.5 * std::erfc((1.96 - z) / std::sqrt(2.0)) + 0.5 * std::erfc((1.96 + z) / std::sqrt(2.0));
  EXPECT_NEAR(t.found.value, power, 4.0 * findings::share_error(power, 150));
  EXPECT_GT(t.true_change > 0.0 ? t.rose : t.fell, t.true_change > 0.0 ? t.fell : t.rose);
}

TEST(RepeatedWaves, AreTheSameForAnyNumberOfThreads) {
  const Study study = stratified_survey(400);
  const auto one = repeated(study, 1.0, {"2011", "2013"}, 1, 30);
  for (const int threads : {2, 5}) {
    const auto many = repeated(study, 1.0, {"2011", "2013"}, threads, 30);
    for (std::size_t w = 0; w < one.waves.size(); ++w) {
      EXPECT_EQ(one.waves[w].answered, many.waves[w].answered);
      ASSERT_EQ(one.waves[w].figures.size(), many.waves[w].figures.size());
      for (const auto& [name, p] : one.waves[w].figures) {
        const findings::Performance& q = many.waves[w].figures.at(name);
        EXPECT_EQ(p.bias.value, q.bias.value) << name.text();
        EXPECT_EQ(p.mean_error, q.mean_error) << name.text();
        EXPECT_EQ(p.coverage.value, q.coverage.value) << name.text();
      }
    }
  }
}

// A stratum with one answer shows nothing of its spread, so no figure of everybody has an error.
TEST(RepeatedWaves, FiguresThatCannotBePublishedAreCounted) {
  const Study study = stratified_survey(130);
  const auto recipe = stratified_recipe({"2013"}, small_frame);
  const auto people = make_people(study, recipe, "2013").value();
  const auto population = population_of(study, study.plans[1], people).value();
  std::size_t lonely = 0;
  for (int r = 1; r <= 100; ++r) {
    std::vector<int> answers(population.record.strata.size(), 0);
    const Chance chance("coverage", "repeat " + std::to_string(r) + "/2013/1");
    for (const std::uint32_t i : draw_and_ask(population, chance)) {
      std::size_t h = 0;
      while (i >= population.first[h + 1]) ++h;
      ++answers[h];
    }
    lonely += std::ranges::count(answers, 1) > 0 ? 1 : 0;
  }
  const auto wave = repeated(study, 1.0, {"2013"}, 2, 100).waves.front();
  EXPECT_GT(lonely, 10u);
  EXPECT_TRUE(wave.failed.empty());
  EXPECT_EQ(wave.figures.at(mark).withheld, lonely);
  EXPECT_EQ(wave.figures.at(mark).published, 100 - lonely);
}

TEST(RepeatedWaves, OfAWaveWithoutAPlanAreRefused) {
  Study study = stratified_survey(400);
  study.plans.clear();
  const auto found = repeat_waves(study, stratified_recipe({"2013"}, small_frame), {10, 1},
                                  [](std::size_t, std::size_t) {});
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.problems().front().code, "plan.missing");
}

}  // namespace
}  // namespace peil::simulation
