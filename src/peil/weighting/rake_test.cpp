#include "peil/weighting/rake.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

namespace peil::weighting {
namespace {

// One row per listed pair of levels, all starting at weight 1 unless said otherwise.
struct Rows {
  std::vector<Weight> start;
  std::vector<Margin> margins;

  Rows(std::vector<double> first, std::vector<double> second)
      : margins{{"client group", names(first.size()), std::move(first), {}},
                {"region", names(second.size()), std::move(second), {}}} {}

  static std::vector<std::string> names(std::size_t levels) {
    std::vector<std::string> result;
    for (std::size_t k = 0; k < levels; ++k) result.push_back(std::string(1, "abcdefgh"[k]));
    return result;
  }
  void add(int times, std::uint32_t first, std::uint32_t second, double weight = 1.0) {
    for (int i = 0; i < times; ++i) {
      start.emplace_back(weight);
      margins[0].level.emplace_back(first);
      margins[1].level.emplace_back(second);
    }
  }
};

// Adds the weights back up, independently of the code under test.
double persons_in(const Raked& raked, const Margin& margin, LevelId level) {
  double sum = 0.0;
  for (std::size_t row = 0; row < raked.weight.size(); ++row) {
    if (margin.level[row] == level) sum += raked.weight[row].persons();
  }
  return sum;
}

// A 4 x 3 table of 1,000 respondents, population 1,500, known on the margins only.
// Data and results: Kalton & Flores-Cervantes (2003), J. Official Statistics 19(2), 81-97.
TEST(Rake, GivesThePublishedAdjustments) {
  constexpr std::array sample{20, 50, 100, 30, 40, 140, 50, 100, 40, 310, 50, 70};
  constexpr std::array published{1.81, 1.08, 2.20, 1.83, 1.45, 0.87,
                                 1.76, 1.47, 2.02, 1.21, 2.45, 2.04};
  Rows rows({175, 550, 430, 345}, {365, 415, 720});
  std::array<std::size_t, 12> first_row{};
  for (std::uint32_t cell = 0; cell < sample.size(); ++cell) {
    first_row[cell] = rows.start.size();
    rows.add(sample[cell], cell % 4, cell / 4);
  }

  const Raked raked = rake(rows.start, rows.margins).value();

  EXPECT_TRUE(raked.converged);
  for (std::size_t cell = 0; cell < sample.size(); ++cell) {
    EXPECT_NEAR(raked.weight[first_row[cell]].persons(), published[cell], 0.005) << cell;
  }
}

// The properties that make it raking, on any table with no empty cell.
TEST(Rake, MeetsEveryMarginAndKeepsProportionsWithinACell) {
  for (unsigned seed = 1; seed <= 50; ++seed) {
    std::mt19937 random(seed);
    const auto draw = [&] { return 1 + static_cast<int>(random() % 90); };
    const double a = draw(), b = draw(), c = draw();
    Rows rows({a + b, c}, {a, b + c});  // the same population, cut two ways
    for (std::uint32_t i = 0; i < 4; ++i) {
      rows.add(draw(), i % 2, i / 2, 1.0);
      rows.add(1, i % 2, i / 2, 3.0);  // stands for three times as many as its neighbours
    }

    const Raked raked = rake(rows.start, rows.margins).value();

    ASSERT_TRUE(raked.converged) << seed;
    for (const Margin& margin : rows.margins) {
      for (std::uint32_t k = 0; k < 2; ++k) {
        EXPECT_NEAR(persons_in(raked, margin, LevelId(k)), margin.persons[k], 1e-9) << seed;
      }
    }
    for (std::size_t row = 1; row < rows.start.size(); ++row) {
      if (rows.start[row].persons() == 3.0) {
        EXPECT_NEAR(raked.weight[row].persons() / raked.weight[row - 1].persons(), 3.0, 1e-12);
      }
    }
  }
}

TEST(Rake, GivesEachRowTheSameWeightInAnyOrderAndAtAnyScaleOfTheStart) {
  Rows rows({60, 40}, {30, 70}), turned = rows;
  for (std::uint32_t i = 0; i < 40; ++i) rows.add(1, i % 2, i % 3 == 0 ? 0 : 1, 1.0 + i % 7);
  for (std::size_t row = rows.start.size(); row-- > 0;)
    turned.add(1, static_cast<std::uint32_t>(rows.margins[0].level[row].index()),
               static_cast<std::uint32_t>(rows.margins[1].level[row].index()),
               1000.0 * rows.start[row].persons());

  const Raked one = rake(rows.start, rows.margins).value();
  const Raked other = rake(turned.start, turned.margins).value();

  for (std::size_t row = 0; row < one.weight.size(); ++row) {
    EXPECT_NEAR(one.weight[row].persons(), other.weight[39 - row].persons(),
                1e-11 * one.weight[row].persons());
  }
}

TEST(Rake, GivesTheSameWeightsBitForBitForAnyNumberOfThreads) {
  Rows rows({60, 40}, {30, 70});
  for (std::uint32_t i = 0; i < 300'000; ++i)
    rows.add(1, i % 2, i % 3 == 0 ? 0 : 1, 0.1 * (1 + i % 7));
  const Raked one = rake(rows.start, rows.margins).value();
  const Raked two = rake(rows.start, rows.margins, {.threads = 2}).value();
  EXPECT_TRUE(one.converged);
  EXPECT_EQ(one.weight, two.weight);
}

TEST(Rake, TakesMarginsThatDifferByRoundingForOnePopulation) {
  Rows rows({60, 40}, {30.00001, 70});
  for (std::uint32_t i = 0; i < 4; ++i) rows.add(5 + static_cast<int>(i), i % 2, i / 2);
  EXPECT_TRUE(rake(rows.start, rows.margins).value().converged);
}

TEST(Rake, ReportsEveryProblemAtOnceByTheNameOfTheLevel) {
  Rows rows({50, 40, 10}, {60, 60});  // nobody answered in level c; 100 against 120 people
  rows.add(5, 0, 0);
  rows.add(5, 1, 1);

  const Result<Raked> raked = rake(rows.start, rows.margins);

  ASSERT_FALSE(raked.ok());
  ASSERT_EQ(raked.problems().size(), 2u);
  EXPECT_EQ(raked.problems()[0].code, "margin.level-without-answers");
  EXPECT_EQ(raked.problems()[0].where, "margin 'client group'");
  EXPECT_NE(raked.problems()[0].message.find("'c'"), std::string::npos);
  EXPECT_NE(raked.problems()[0].mend.find("Merge"), std::string::npos);
  EXPECT_EQ(raked.problems()[1].code, "margin.totals-differ");
}

TEST(Rake, ReportsAnswersInALevelWithoutPeopleAndCountsThatAreNone) {
  Rows rows({100, 0}, {-60, 160});
  rows.add(5, 0, 0);
  rows.add(5, 1, 1);
  const Result<Raked> raked = rake(rows.start, rows.margins);
  ASSERT_FALSE(raked.ok());
  EXPECT_EQ(raked.problems()[0].code, "margin.answers-without-level");
  EXPECT_EQ(raked.problems()[1].code, "margin.bad-count");
}

TEST(Rake, SaysSoWhenTheMarginsCannotAllBeMet) {
  Rows rows({90, 10}, {10, 90});  // all answers lie on the diagonal, where both must be equal
  rows.add(5, 0, 0);
  rows.add(5, 1, 1);
  const Raked raked = rake(rows.start, rows.margins, {.most_sweeps = 30}).value();
  EXPECT_FALSE(raked.converged);
  EXPECT_EQ(raked.sweeps, 30);
  EXPECT_GT(raked.largest_gap, 0.5);
}

TEST(Rake, RefusesColumnsOfDifferentLength) {
  Rows rows({50, 50}, {50, 50});
  rows.add(2, 0, 0);
  rows.margins[1].level.pop_back();
  EXPECT_THROW(static_cast<void>(rake(rows.start, rows.margins)), ContractError);
}

}  // namespace
}  // namespace peil::weighting
