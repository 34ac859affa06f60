#include "peil/drivers/importance_bootstrap.h"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "peil/base/chance.h"
#include "peil/drivers/moments.h"

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
  RescaledBootstrap bootstrap() const {
    std::vector<std::uint32_t> unit(y.size());
    std::iota(unit.begin(), unit.end(), 0u);
    return {unit, std::vector<std::uint32_t>(y.size(), 0), {1.0}};
  }
};

TEST(RescaledBootstrap, KeepsTheSizeOfEveryStratumAndTheVarianceOfItsMean) {
  const std::vector<double> y{1, 4, 2, 8, 5, 7, 1, 3};
  const RescaledBootstrap bootstrap({0, 1, 2, 3, 4, 5, 6, 7}, {0, 0, 0, 0, 1, 1, 1, 1}, {1.0, 0.5});
  double first = 0.0, second = 0.0;
  const int draws = 20000;
  for (int d = 0; d < draws; ++d) {
    const auto factor = bootstrap.draw("seed", static_cast<std::size_t>(d));
    EXPECT_NEAR(factor[0] + factor[1] + factor[2] + factor[3], 4.0, 1e-12);
    double a = 0.0, b = 0.0;
    for (std::size_t i = 0; i < 4; ++i) a += factor[i] * y[i] / 4 - y[i] / 4;
    for (std::size_t i = 4; i < 8; ++i) b += factor[i] * y[i] / 4 - y[i] / 4;
    first += a * a / draws;
    second += b * b / draws;
  }
  // (1 - f) s^2 / n of the two strata; 20,000 draws leave about one percent.
  EXPECT_NEAR(first, 9.583333 / 4, 0.08);
  EXPECT_NEAR(second, 0.5 * 6.666667 / 4, 0.04);
}

TEST(RescaledBootstrap, SameSeedSameDraw) {
  const RescaledBootstrap bootstrap = Answers3().bootstrap();
  EXPECT_EQ(bootstrap.draw("a", 7), bootstrap.draw("a", 7));
  EXPECT_NE(bootstrap.draw("a", 7), bootstrap.draw("a", 8));
  EXPECT_NE(bootstrap.draw("a", 7), bootstrap.draw("b", 7));
}

TEST(RescaledBootstrap, ALonelyUnitStays) {
  const RescaledBootstrap bootstrap({0, 1, 1, 2}, {0, 1, 1}, {1.0, 1.0});
  EXPECT_EQ(bootstrap.draw("a", 0)[0], 1.0);
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
      bootstrap_importance(all[0], drivers, answers.weight, answers.bootstrap(), 200, "seed");
  EXPECT_EQ(drawn.draws, 200u);
  const auto group = inseparable(found.share, drawn, r, 0.95);
  EXPECT_EQ(group, (std::vector<std::size_t>{1, 1, 2}));
  for (std::size_t j = 0; j < 3; ++j) {
    const auto ends = percentile_interval(drawn.share[j], 0.95);
    EXPECT_LT(ends->low, found.share[j]);
    EXPECT_GT(ends->high, found.share[j]);
  }
}

TEST(Importance, AQuadrantOnTheLineIsNotSure) {
  const Answers3 answers;
  const Drawn drawn = bootstrap_importance(answers.view(answers.y), answers.drivers(),
                                           answers.weight, answers.bootstrap(), 200, "seed");
  const auto likely = likely_quadrants(drawn);
  // All means are about 0, so high and low are a toss-up; the third driver is never important.
  for (const LikelyQuadrant& q : likely) EXPECT_LT(q.probability, 1.0);
  EXPECT_TRUE(likely[2].quadrant == Quadrant::Monitor || likely[2].quadrant == Quadrant::Maintain);
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
