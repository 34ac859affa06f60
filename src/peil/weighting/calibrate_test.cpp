#include "peil/weighting/calibrate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace peil::weighting {
namespace {

struct Rows {
  std::vector<Weight> start;
  std::vector<Margin> margins;
  std::vector<KnownTotal> totals;

  void margin(const std::string& name, std::vector<double> persons) {
    Margin& m = margins.emplace_back();
    m.name = name;
    for (std::size_t k = 0; k < persons.size(); ++k)
      m.levels.push_back(std::string(1, "abcdef"[k]));
    m.persons = std::move(persons);
  }
  void add(int times, std::vector<std::uint32_t> levels, double weight = 1.0,
           std::vector<double> values = {}) {
    for (int i = 0; i < times; ++i) {
      start.emplace_back(weight);
      for (std::size_t m = 0; m < margins.size(); ++m) margins[m].level.emplace_back(levels[m]);
      for (std::size_t t = 0; t < totals.size(); ++t) totals[t].value.push_back(values[t]);
    }
  }
  Result<Calibrated> with(Distance distance, std::optional<Bounds> bounds = {}) const {
    return calibrate(start, margins, totals, {.distance = distance, .bounds = bounds});
  }
};

// Adds up again, apart from the code under test.
double worst_gap(const Rows& rows, const std::vector<Weight>& weight) {
  double worst = 0.0;
  for (const Margin& m : rows.margins) {
    for (std::size_t k = 0; k < m.persons.size(); ++k) {
      double sum = 0.0;
      for (std::size_t i = 0; i < weight.size(); ++i)
        if (m.level[i].index() == k) sum += weight[i].persons();
      worst = std::max(worst, std::abs(sum / m.persons[k] - 1.0));
    }
  }
  for (const KnownTotal& t : rows.totals) {
    double sum = 0.0;
    for (std::size_t i = 0; i < weight.size(); ++i) sum += weight[i].persons() * t.value[i];
    worst = std::max(worst, std::abs(sum / t.total - 1.0));
  }
  return worst;
}

Rows skewed() {
  Rows rows;
  rows.margin("group", {60, 40});
  rows.margin("region", {30, 50, 20});
  for (std::uint32_t g = 0; g < 2; ++g)
    for (std::uint32_t r = 0; r < 3; ++r) rows.add(3 + static_cast<int>(g + 2 * r), {g, r}, 2.0);
  return rows;
}

std::string code(const Result<Calibrated>& result) {
  return result.ok() ? "ok" : result.problems().front().code;
}

TEST(Calibrate, OneMarginIsPoststratificationForEveryDistance) {
  Rows rows;
  rows.margin("group", {60, 40});
  rows.add(40, {0});
  rows.add(50, {1});
  for (const auto& result :
       {rows.with(Distance::Linear), rows.with(Distance::Logit, Bounds{0.5, 2}),
        rows.with(Distance::Linear, Bounds{0.5, 2})}) {
    ASSERT_TRUE(result.ok());
    EXPECT_NEAR(result.value().weight.front().persons(), 1.5, 1e-10);
    EXPECT_NEAR(result.value().weight.back().persons(), 0.8, 1e-10);
  }
}

TEST(Calibrate, MeetsEveryMarginAndTotal) {
  Rows rows = skewed();
  EXPECT_LT(worst_gap(rows, rows.with(Distance::Linear).value().weight), 1e-11);
  EXPECT_LT(worst_gap(rows, rows.with(Distance::Logit, Bounds{0.3, 3}).value().weight), 1e-9);
  EXPECT_LT(worst_gap(rows, rows.with(Distance::Linear, Bounds{0.3, 3}).value().weight), 1e-9);
}

// The generalised regression estimator of a total by hand: N (mean y + b (X/N - mean x)).
TEST(Calibrate, LinearIsTheRegressionEstimator) {
  const double x[]{1, 2, 4, 5, 8}, y[]{3, 4, 8, 9, 17};
  Rows rows;
  rows.margin("all", {100});
  rows.totals.push_back({"x", 450, {}});
  for (const double one : x) rows.add(1, {0}, 20.0, {one});
  const auto result = rows.with(Distance::Linear);
  ASSERT_TRUE(result.ok());
  double total = 0.0;
  for (std::size_t i = 0; i < 5; ++i) total += result.value().weight[i].persons() * y[i];
  const double slope = 60.0 / 30.0;  // sum (x - 4)(y - 8.2) / sum (x - 4)^2
  EXPECT_NEAR(total, 100 * (8.2 + slope * (4.5 - 4.0)), 1e-9);
}

TEST(Calibrate, BoundsHoldAndBite) {
  const Rows rows = skewed();
  const auto free = rows.with(Distance::Linear).value().weight;
  const double largest = std::ranges::max(free).persons() / 2.0;
  const Bounds tight{0.05, largest * 0.99};
  for (const Distance distance : {Distance::Linear, Distance::Logit}) {
    const auto result = rows.with(distance, tight);
    ASSERT_TRUE(result.ok());
    EXPECT_LT(worst_gap(rows, result.value().weight), 1e-9);
    for (const Weight& w : result.value().weight) {
      EXPECT_GE(w.persons() / 2.0, tight.low - 1e-12);
      EXPECT_LE(w.persons() / 2.0, tight.high + 1e-12);
    }
  }
}

// Deville & Sarndal's logit: log((g - L)/(U - g)) is additive in the margins.
TEST(Calibrate, LogitIsAdditiveOnItsScale) {
  const Rows rows = skewed();
  const Bounds bounds{0.3, 3.0};
  const auto weight = rows.with(Distance::Logit, bounds).value().weight;
  const auto u = [&](std::size_t g, std::size_t r) {
    for (std::size_t i = 0; i < weight.size(); ++i) {
      if (rows.margins[0].level[i].index() != g || rows.margins[1].level[i].index() != r) continue;
      const double change = weight[i].persons() / 2.0;
      return std::log((change - bounds.low) / (bounds.high - change));
    }
    return 0.0;
  };
  EXPECT_NEAR(u(0, 0) - u(1, 0), u(0, 1) - u(1, 1), 1e-8);
  EXPECT_NEAR(u(0, 0) - u(1, 0), u(0, 2) - u(1, 2), 1e-8);
}

TEST(Calibrate, NamesALevelThatTheBoundsKeepOutOfReach) {
  Rows rows;
  rows.margin("age", {80, 20});
  rows.add(10, {0});
  rows.add(90, {1});
  const auto result = rows.with(Distance::Logit, Bounds{0.1, 3});
  ASSERT_EQ(code(result), "calibrate.out-of-reach");
  EXPECT_EQ(result.problems().front().where, "margin 'age'");
  EXPECT_NE(result.problems().front().message.find("'a'"), std::string::npos);
  EXPECT_NE(result.problems().front().message.find("8.0000 times"), std::string::npos);
}

TEST(Calibrate, SaysWhenNoWeightsWithinTheBoundsMeetAll) {
  // Each level alone is within reach, both together are not: group a is region a but for one row.
  Rows rows;
  rows.margin("group", {70, 30});
  rows.margin("region", {30, 70});
  rows.add(49, {0, 0});
  rows.add(1, {0, 1});
  rows.add(50, {1, 1});
  EXPECT_EQ(code(rows.with(Distance::Logit, Bounds{0.2, 2})), "calibrate.no-solution");
  EXPECT_EQ(code(rows.with(Distance::Linear, Bounds{0.2, 2})), "calibrate.no-solution");
}

TEST(Calibrate, RefusesWeightsOfZeroOrLess) {
  Rows rows;
  rows.margin("all", {4});
  rows.totals.push_back({"x", 40, {}});
  for (const double one : {0.0, 1.0, 2.0, 9.0}) rows.add(1, {0}, 1.0, {one});
  EXPECT_EQ(code(rows.with(Distance::Linear)), "calibrate.negative-weight");
}

// By hand: x is 0, 1, 2, 9 with mean 3 and squares around it of 50; the total of 40 is 28 too much,
// so g = 1 + 28 / 50 (x - 3): -0.68, -0.12, 0.44, 4.36.
TEST(Calibrate, NamesTheRowsOfZeroOrLess) {
  Rows rows;
  rows.margin("all", {4});
  rows.totals.push_back({"x", 40, {}});
  for (const double one : {0.0, 1.0, 2.0, 9.0}) rows.add(1, {0}, 1.0, {one});
  const auto message = [&](const CalibrateOptions& options) {
    const auto found = calibrate(rows.start, rows.margins, rows.totals, options);
    return found.ok() ? std::string("weights") : found.problems()[0].message;
  };
  const std::vector<std::size_t> places{1, 2, 3, 4};
  EXPECT_EQ(message({.rows = places}),
            "Calibration gives 2 rows a weight of 0 or less: rows 2 and 3. The lowest is −0.6800 "
            "times what it was, in row 2 (all 'a', x 0).");
  // Of people of a wave only how many.
  EXPECT_EQ(message({}),
            "Calibration gives 2 rows a weight of 0 or less. The lowest is −0.6800 times what it "
            "was.");
}

TEST(Calibrate, PassesOnWhatIsWrongWithTheMargins) {
  Rows rows = skewed();
  rows.margins[1].persons = {30, 50, 25};
  EXPECT_EQ(code(rows.with(Distance::Linear)), "margin.totals-differ");
  rows.margins[1].persons = {30, 70, 0};
  EXPECT_EQ(code(rows.with(Distance::Linear)), "margin.answers-without-level");
}

TEST(Calibrate, LargeNumbersAndSmallOnesSideBySideAreMet) {
  std::mt19937 random(8);
  Rows rows;
  rows.margin("all", {1000});
  rows.totals.push_back({"euros", 1.1e15 * 1000, {}});
  rows.totals.push_back({"share", 1.05e-6 * 1000, {}});
  for (int i = 0; i < 200; ++i) {
    rows.add(1, {0}, 5.0,
             {1e15 * (0.5 + static_cast<double>(random() % 1000) / 1000.0),
              1e-6 * (0.5 + static_cast<double>(random() % 1000) / 1000.0)});
  }
  EXPECT_LT(worst_gap(rows, rows.with(Distance::Linear).value().weight), 1e-9);
}

TEST(Calibrate, TheSameForAnyScaleOfTheStart) {
  Rows one = skewed(), big = skewed();
  for (Weight& w : big.start) w = Weight(w.persons() * 1e6);
  const auto a = one.with(Distance::Linear).value().weight;
  const auto b = big.with(Distance::Linear).value().weight;
  EXPECT_LT(worst_gap(big, b), 1e-9);
  EXPECT_EQ(a.size(), b.size());
}

}  // namespace
}  // namespace peil::weighting
