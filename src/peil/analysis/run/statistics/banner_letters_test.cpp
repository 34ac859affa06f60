// The letters of random banner tables, worked out again from the rows by code of their own.
#include <gtest/gtest.h>

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>
#include <random>

#include "peil/analysis/run/testing.h"

namespace peil::analysis {
namespace {

using testing::analysis;
using testing::find;
using testing::plan_of;
using testing::run_plan;

struct RandomTable {
  std::vector<std::vector<double>> answers;  // per item, per person; below 0: none
  std::vector<std::vector<int>> member;      // per column, per person
  std::vector<double> weight;

  std::size_t people() const { return weight.size(); }
};

// Columns that exclude each other or overlap, items of 0 and 1 or of marks; with `effect` the first
// column answers otherwise.
RandomTable random_table(std::mt19937& random, double effect) {
  RandomTable table;
  const std::size_t people = 40 + random() % 60, columns = 2 + random() % 3,
                    items = 1 + random() % 2;
  const bool exclusive = random() % 2 == 0;
  table.member.assign(columns, std::vector<int>(people, 0));
  for (std::size_t i = 0; i < people; ++i) {
    table.weight.push_back(1.0 + static_cast<double>(random() % 3) / 2.0);
    const std::size_t own = random() % columns;
    for (std::size_t c = 0; c < columns; ++c)
      table.member[c][i] = exclusive ? c == own : random() % 2 == 0;
  }
  for (std::size_t q = 0; q < items; ++q) {
    const bool share = random() % 3 == 0;
    std::vector<double> given;
    for (std::size_t i = 0; i < people; ++i) {
      const double shift = table.member[0][i] != 0 ? effect : 0.0;
      const double mark = 5.0 + static_cast<double>(random() % 5) + shift;
      const double answer = share ? (mark > 7.0 ? 1.0 : 0.0) : mark;
      given.push_back(random() % 10 == 0 ? -1.0 : answer);
    }
    table.answers.push_back(std::move(given));
  }
  return table;
}

std::string csv(const RandomTable& table) {
  std::string text = "w";
  for (std::size_t c = 0; c < table.member.size(); ++c) text += ",c" + std::to_string(c);
  for (std::size_t q = 0; q < table.answers.size(); ++q) text += ",q" + std::to_string(q);
  for (std::size_t i = 0; i < table.people(); ++i) {
    text += "\n" + std::to_string(table.weight[i]);
    for (const auto& column : table.member) text += "," + std::to_string(column[i]);
    for (const auto& given : table.answers)
      text += "," + (given[i] < 0.0 ? "" : std::to_string(given[i]));
  }
  return text + "\n";
}

struct Test {
  std::string item, level;
  double difference = 0.0, p = 1.0;
  bool tested = false;
};

// What a row adds to the mean of a column.
std::vector<double> added(const RandomTable& table, std::size_t q, std::size_t c, double& mean) {
  double weight = 0.0, sum = 0.0;
  const auto counts = [&](std::size_t i) {
    return table.member[c][i] != 0 && table.answers[q][i] >= 0.0;
  };
  for (std::size_t i = 0; i < table.people(); ++i) {
    if (!counts(i)) continue;
    weight += table.weight[i];
    sum += table.weight[i] * table.answers[q][i];
  }
  mean = sum / weight;
  std::vector<double> z(table.people(), 0.0);
  for (std::size_t i = 0; i < z.size(); ++i) {
    if (counts(i)) z[i] = table.weight[i] * (table.answers[q][i] - mean) / weight;
  }
  return z;
}

Test test_of(const RandomTable& table, std::size_t q, std::size_t a, std::size_t b) {
  Test result{"q" + std::to_string(q), "c" + std::to_string(a) + "-c" + std::to_string(b)};
  double one = 0.0, other = 0.0;
  std::vector<double> z = added(table, q, a, one);
  const std::vector<double> y = added(table, q, b, other);
  const auto n = static_cast<double>(z.size());
  double centre = 0.0, squares = 0.0, rows = 0.0;
  for (std::size_t i = 0; i < z.size(); ++i) {
    z[i] -= y[i];
    centre += z[i] / n;
    if (table.answers[q][i] >= 0.0 && table.member[a][i] + table.member[b][i] > 0) rows += 1.0;
  }
  for (const double value : z) squares += (value - centre) * (value - centre);
  result.difference = one - other;
  const double error = std::sqrt(n / (n - 1.0) * squares);
  result.tested = error > 0.0;
  if (!result.tested) return result;
  const boost::math::students_t t(rows - 1.0);
  result.p = 2.0 * boost::math::cdf(boost::math::complement(t, std::abs(one - other) / error));
  return result;
}

// Benjamini-Hochberg as it is told: p times their number over their place, the least from above.
std::vector<double> adjusted(const std::vector<Test>& tests) {
  std::vector<double> result(tests.size());
  for (std::size_t i = 0; i < tests.size(); ++i) {
    double least = 1.0;
    for (const Test& at : tests) {
      if (at.p < tests[i].p) continue;
      const auto place = std::ranges::count_if(tests, [&](const Test& t) { return t.p <= at.p; });
      least =
          std::min(least, at.p * static_cast<double>(tests.size()) / static_cast<double>(place));
    }
    result[i] = least;
  }
  return result;
}

// Letters of the program, or of a recount: how many there are, after they were found to agree.
std::size_t letters(const RandomTable& table, const std::string& name) {
  std::string columns, items;
  for (std::size_t c = 0; c < table.member.size(); ++c)
    columns += (c == 0 ? "\"c" : ", \"c") + std::to_string(c) + "\"";
  for (std::size_t q = 0; q < table.answers.size(); ++q)
    items += (q == 0 ? "\"q" : ", \"q") + std::to_string(q) + "\"";
  const Results found = run_plan(
      plan_of(analysis(R"("statistic": "banner", "show": "pairs", "least_letters": 2, "set": "s",
                          "columns": [)" +
                       columns + R"(], "variables": [)" + items + "]"),
              R"("weight": "w")"),
      {{"d.csv", csv(table)}});
  std::vector<Test> tests;
  for (std::size_t q = 0; q < table.answers.size(); ++q) {
    for (std::size_t a = 0; a < table.member.size(); ++a) {
      for (std::size_t b = a + 1; b < table.member.size(); ++b) {
        Test test = test_of(table, q, a, b);
        const auto p = find(found, test.item, test.level, "p");
        // Where a side's answers are all alike the exact bound decides: another test sees to that.
        if (p && find(found, test.item, test.level, "no_spread")) test.p = *p;
        if (p) tests.push_back(test);
      }
    }
  }
  const std::vector<double> by_table = adjusted(tests);
  std::size_t count = 0;
  for (std::size_t i = 0; i < tests.size(); ++i) {
    const double letter = by_table[i] < 0.05 ? (tests[i].difference > 0.0 ? 1.0 : -1.0) : 0.0;
    EXPECT_EQ(find(found, tests[i].item, tests[i].level, "letter"), letter)
        << name << ' ' << tests[i].item << ' ' << tests[i].level;
    EXPECT_NEAR(*find(found, tests[i].item, tests[i].level, "p"), tests[i].p, 1e-9) << name;
    count += letter != 0.0 ? 1 : 0;
  }
  return count;
}

TEST(BannerLetters, AreThoseOfARecountFromTheRows) {
  std::mt19937 random(5);
  std::size_t given = 0;
  for (int run = 0; run < 150; ++run)
    given += letters(random_table(random, 1.5), "table " + std::to_string(run));
  EXPECT_GT(given, 100u);
}

TEST(BannerLetters, StandInAtMostOneInTwentyTablesWithoutAnyDifference) {
  std::mt19937 random(6);
  constexpr int runs = 400;
  int with = 0;
  for (int run = 0; run < runs; ++run)
    with += letters(random_table(random, 0.0), "table " + std::to_string(run)) > 0 ? 1 : 0;
  // 5 %, and what 400 draws leave to chance: three standard deviations.
  EXPECT_LE(with, static_cast<int>(runs * 0.05 + 3.0 * std::sqrt(runs * 0.05 * 0.95)));
  EXPECT_GT(with, 0);
}

}  // namespace
}  // namespace peil::analysis
