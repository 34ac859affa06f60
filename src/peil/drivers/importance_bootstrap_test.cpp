#include "peil/drivers/importance_bootstrap.h"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "peil/base/chance.h"
#include "peil/drivers/moments.h"
#include "peil/estimate/replicates.h"

namespace peil::drivers {
namespace {

// An outcome of two drivers that are each other's twins but for a little noise, and a third that
// matters less.
struct Answers3 {
  std::vector<double> y, a, b, c, weight;

  Answers3() {
    Chance chance("answers", "bootstrap");
    for (int row = 0; row < 400; ++row) {
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
  estimate::RaoWu bootstrap() const {
    Design design;
    design.strata = {{"all", {}}};
    design.stratum.assign(y.size(), StratumId(0));
    design.weight.assign(y.size(), Weight(1.0));
    return estimate::RaoWu::of(design, 200, "seed").value();
  }
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
