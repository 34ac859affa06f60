#include "peil/drivers/importance_bootstrap.h"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "peil/base/chance.h"
#include "peil/drivers/moments.h"
#include "peil/estimate/grouped_units.h"
#include "peil/estimate/replicates.h"

namespace peil::drivers {
namespace {

// An outcome of two drivers that are each other's twins but for a little noise, and a third that
// matters less.
struct Answers3 {
  std::vector<double> y, a, b, c, weight;

  explicit Answers3(int rows = 400) {
    Chance chance("answers", "bootstrap");
    for (int row = 0; row < rows; ++row) {
      const double common = chance.normal();
      a.push_back(common + 0.1 * chance.normal());
      b.push_back(common + 0.1 * chance.normal());
      c.push_back(chance.normal());
      y.push_back(a.back() + b.back() + 0.3 * c.back() + chance.normal());
      weight.push_back(0.5 + chance.share());
    }
  }
  Variable view(const std::vector<double>& values) const {
    Variable v;
    v.value = values;
    return v;
  }
  std::vector<Variable> drivers() const { return {view(a), view(b), view(c)}; }
  Design design() const {
    Design design;
    design.strata = {{"all", {}}};
    design.stratum.assign(y.size(), StratumId(0));
    design.weight.assign(y.size(), Weight(1.0));
    return design;
  }
  estimate::RaoWu bootstrap() const { return estimate::RaoWu::of(design(), 200, "seed").value(); }
};

TEST(PercentileInterval, IsThatOfReplicates) {
  // Of 1 to 200 the smallest with at least 2.5 % at or below it is 5; with 97.5 % it is 195.
  std::vector<double> draws(200);
  std::iota(draws.rbegin(), draws.rend(), 1.0);
  const auto ends = estimate::percentile_interval(draws, 0.95);
  EXPECT_EQ(ends->low, 5.0);
  EXPECT_EQ(ends->high, 195.0);
  EXPECT_FALSE(estimate::percentile_interval({}, 0.95));
}

TEST(Importance, TwinsAreOneGroupAndTheThirdAnother) {
  const Answers3 answers;
  const auto drivers = answers.drivers();
  std::vector<Variable> all{answers.view(answers.y)};
  all.insert(all.end(), drivers.begin(), drivers.end());
  const auto r = *correlations(moments(all, answers.weight));
  ASSERT_GT(r[1 * 4 + 2], same_driver);
  const Importance found = lmg(r);
  const Drawn drawn =
      bootstrap_importance(all[0], drivers, answers.weight, answers.bootstrap(), {});
  EXPECT_EQ(drawn.draws, 200u);
  const auto group = inseparable(found.share, drawn, r, 0.95);
  EXPECT_EQ(group, (std::vector<std::size_t>{1, 1, 2}));
  for (std::size_t j = 0; j < 3; ++j) {
    const auto ends = estimate::percentile_interval(drawn.share[j], 0.95);
    EXPECT_LT(ends->low, found.share[j]);
    EXPECT_GT(ends->high, found.share[j]);
  }
}

double spread(const std::vector<double>& values) {
  const double mean =
      std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  double sum = 0.0;
  for (const double v : values) sum += (v - mean) * (v - mean);
  return std::sqrt(sum / static_cast<double>(values.size() - 1));
}

// Of a large stratum groups are drawn in place of people. Each spread of 200 draws is about 5 %
// off.
TEST(Importance, GroupsOfALargeStratumSpreadAsItsPeopleDo) {
  const Answers3 answers(6000);
  const Variable outcome = answers.view(answers.y);
  const Drawn people =
      bootstrap_importance(outcome, answers.drivers(), answers.weight, answers.bootstrap(), {});
  const Design grouped = estimate::grouped_units(answers.design(), "seed");
  const Drawn groups =
      bootstrap_importance(outcome, answers.drivers(), answers.weight,
                           estimate::RaoWu::of(grouped, 200, "seed").value(), grouped.psu);
  for (std::size_t j = 0; j < 3; ++j) {
    EXPECT_NEAR(spread(groups.share[j]) / spread(people.share[j]), 1.0, 0.25);
    EXPECT_NEAR(spread(groups.performance[j]) / spread(people.performance[j]), 1.0, 0.25);
  }
}

TEST(Importance, AQuadrantOnTheLineIsNotSure) {
  const Answers3 answers;
  const Drawn drawn = bootstrap_importance(answers.view(answers.y), answers.drivers(),
                                           answers.weight, answers.bootstrap(), {});
  const auto likely = likely_quadrants(drawn);
  // All means are about 0, so high and low are a toss-up; the third driver is never important.
  for (const LikelyQuadrant& q : likely) EXPECT_LT(q.probability, 1.0);
  EXPECT_TRUE(likely[2].quadrant == Quadrant::Monitor || likely[2].quadrant == Quadrant::Maintain);
  EXPECT_EQ(likely[2].important, 0.0);
  EXPECT_NEAR(likely[2].high, 0.5, 0.49);
  // A quadrant is where importance and mean are on one side each.
  for (const LikelyQuadrant& q : likely) {
    const bool important = q.quadrant == Quadrant::FixFirst || q.quadrant == Quadrant::KeepUp;
    const bool high = q.quadrant == Quadrant::KeepUp || q.quadrant == Quadrant::Maintain;
    EXPECT_LE(q.probability, important ? q.important : 1.0 - q.important);
    EXPECT_LE(q.probability, high ? q.high : 1.0 - q.high);
  }
}

TEST(Priority, OnTheLineIsImportantAndHigh) {
  const Crossing lines = crossing(std::vector{6.0, 7.0, 8.0});
  EXPECT_NEAR(lines.importance, 100.0 / 3, 1e-12);
  EXPECT_EQ(lines.performance, 7.0);
  EXPECT_EQ(quadrant(40, 6, lines), Quadrant::FixFirst);
  EXPECT_EQ(quadrant(40, 7, lines), Quadrant::KeepUp);
  EXPECT_EQ(quadrant(10, 6, lines), Quadrant::Monitor);
  EXPECT_EQ(quadrant(10, 8, lines), Quadrant::Maintain);
}

}  // namespace
}  // namespace peil::drivers
