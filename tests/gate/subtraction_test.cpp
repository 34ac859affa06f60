// What a reader can work out by subtraction, found independently of the gate: a figure that is held
// for too few answers must not be a sum and difference of figures that are shown.
#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

#include "peil/disclosure/released.h"

namespace peil::disclosure {
namespace {

using Row = std::vector<double>;  // one coefficient a customer group

std::size_t rank(std::vector<Row> rows) {
  std::size_t rank = 0;
  for (std::size_t column = 0; !rows.empty() && column < rows[0].size(); ++column) {
    std::size_t pivot = rank;
    while (pivot < rows.size() && std::abs(rows[pivot][column]) < 1e-9) ++pivot;
    if (pivot == rows.size()) continue;
    std::swap(rows[rank], rows[pivot]);
    for (std::size_t r = rank + 1; r < rows.size(); ++r) {
      const double factor = rows[r][column] / rows[rank][column];
      for (std::size_t c = column; c < rows[r].size(); ++c) rows[r][c] -= factor * rows[rank][c];
    }
    ++rank;
  }
  return rank;
}

bool follows(const Row& wanted, std::vector<Row> shown) {
  const std::size_t before = rank(shown);
  shown.push_back(wanted);
  return rank(shown) == before;
}

struct Case {
  Study study;
  WaveResults wave;
  std::vector<std::pair<FigureName, Row>> cells;  // every figure as a sum of customer groups
};

Case random_case(std::mt19937& random) {
  Case c;
  c.wave.wave = "2013";
  c.study.waves.push_back({"2013", {}, {}, "", ""});
  std::vector<std::size_t> answers, whole;
  const std::size_t groups = 1 + random() % 3;
  for (std::size_t g = 0; g < groups; ++g) {
    c.study.reporting_groups.push_back({"g" + std::to_string(g), {}});
    for (std::size_t k = 0, parts = 1 + random() % 4; k < parts; ++k) {
      c.study.customer_groups.push_back(
          {"c" + std::to_string(answers.size()), {}, "g" + std::to_string(g)});
      answers.push_back(random() % 2 == 0 ? random() % 14 : 10 + random() % 40);
      whole.push_back(g);
    }
  }
  const auto add = [&](const std::string& domain, const Row& row) {
    std::size_t n = 0;
    for (std::size_t i = 0; i < row.size(); ++i) n += row[i] > 0.0 ? answers[i] : 0;
    if (n == 0) return;
    const FigureName name{"2013", domain, "overall", "mean"};
    c.wave.estimates[name] = {7.0, 0.1, n, static_cast<double>(n)};
    c.cells.emplace_back(name, row);
  };
  const auto sum_of = [&](auto holds) {
    Row row;
    for (std::size_t i = 0; i < answers.size(); ++i)
      row.push_back(answers[i] > 0 && holds(i) ? 1.0 : 0.0);
    return row;
  };
  for (std::size_t i = 0; i < answers.size(); ++i)
    add("c" + std::to_string(i), sum_of([&](std::size_t k) { return k == i; }));
  for (std::size_t g = 0; g < groups; ++g)
    add("g" + std::to_string(g), sum_of([&](std::size_t k) { return whole[k] == g; }));
  add("all", sum_of([](std::size_t) { return true; }));
  return c;
}

TEST(Subtraction, NoFigureOnTooFewAnswersFollowsFromThoseThatAreShown) {
  std::mt19937 random(8);
  std::size_t held = 0, shown_total = 0;
  for (int run = 0; run < 5000; ++run) {
    const Case c = random_case(random);
    const Released released = release(c.study, std::span(&c.wave, 1));
    std::vector<Row> shown;
    for (const auto& [name, row] : c.cells) {
      if (released.figure(name)) shown.push_back(row);
    }
    shown_total += shown.size();
    for (const auto& [name, row] : c.cells) {
      if (released.figure(name) || released.why(name) != Held::TooFew) continue;
      ++held;
      ASSERT_FALSE(follows(row, shown)) << "run " << run << ' ' << name.text();
    }
  }
  EXPECT_GT(held, 5000u);
  EXPECT_GT(shown_total, 10000u);  // and the gate does not simply hold everything
}

// One reporting group of 8 answers beside a large one: everybody less the large one is the small
// one.
TEST(Subtraction, TheTotalGoesWhereItAloneGivesAGroupAway) {
  Study study;
  study.waves.push_back({"2013", {}, {}, "", ""});
  study.reporting_groups = {{"large", {}}, {"small", {}}};
  study.customer_groups = {{"a", {}, "large"}, {"b", {}, "small"}};
  WaveResults wave;
  wave.wave = "2013";
  const auto mark = [&](const char* domain) {
    return FigureName{"2013", domain, "overall", "mean"};
  };
  for (const auto& [domain, n] :
       {std::pair{"a", 300}, {"large", 300}, {"b", 8}, {"small", 8}, {"all", 308}})
    wave.estimates[mark(domain)] = {7.0, 0.1, static_cast<std::size_t>(n), 290.0};
  const Released released = release(study, std::span(&wave, 1));
  EXPECT_TRUE(released.figure(mark("large")));
  EXPECT_FALSE(released.figure(mark("small")));
  EXPECT_FALSE(released.figure(mark("all")));
  EXPECT_EQ(released.why(mark("all")), Held::Protecting);
}

TEST(Subtraction, AMeanOfWhichAllGaveTheSameAnswerStaysInside) {
  Study study;
  study.waves.push_back({"2013", {}, {}, "", ""});
  WaveResults wave;
  wave.wave = "2013";
  const FigureName mean{"2013", "all", "overall", "mean"};
  FigureName sd = mean;
  sd.statistic = "sd";
  wave.estimates[mean] = {7.0, 0.0, 40, 39.0};
  wave.estimates[sd] = {0.0, {}, 40, 0.0};
  EXPECT_EQ(release(study, std::span(&wave, 1)).why(mean), Held::NoSpread);
  wave.estimates[sd] = {1.4, {}, 40, 0.0};  // a census: no error, yet they differ
  EXPECT_TRUE(release(study, std::span(&wave, 1)).figure(mean));
}

}  // namespace
}  // namespace peil::disclosure
