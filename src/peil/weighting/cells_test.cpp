#include "peil/weighting/cells.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace peil::weighting {
namespace {

struct Sample {
  std::vector<Weight> start;
  std::vector<Margin> margins;
};

// Margins of that many levels, rows with levels at random below `most` of each.
Sample sample_of(std::size_t rows, std::initializer_list<std::size_t> levels, std::size_t most) {
  std::mt19937 random(7);
  Sample sample;
  for (std::size_t row = 0; row < rows; ++row)
    sample.start.emplace_back(0.1 + static_cast<double>(random() % 1000) / 7.0);
  for (const std::size_t count : levels) {
    Margin& margin = sample.margins.emplace_back();
    margin.levels.resize(count);
    margin.persons.assign(count, 1.0);
    for (std::size_t row = 0; row < rows; ++row)
      margin.level.emplace_back(static_cast<std::uint32_t>(random() % std::min(most, count)));
  }
  return sample;
}

struct Counted {
  double weight = 0.0;
  std::size_t rows = 0;
};

void expect_cells_as_counted_by_hand(const Sample& sample, const Cells& cells) {
  std::map<std::vector<std::uint32_t>, Counted> counted;
  for (std::size_t row = 0; row < sample.start.size(); ++row) {
    std::vector<std::uint32_t> levels;
    for (const Margin& margin : sample.margins)
      levels.push_back(static_cast<std::uint32_t>(margin.level[row].index()));
    Counted& one = counted[levels];
    one.weight += sample.start[row].persons();
    ++one.rows;
  }
  ASSERT_EQ(cells.count(), counted.size());
  std::size_t c = 0;
  for (const auto& [levels, expected] : counted) {  // in the order of the levels
    for (std::size_t m = 0; m < levels.size(); ++m) EXPECT_EQ(cells.level[m][c], levels[m]);
    EXPECT_EQ(cells.rows[c], expected.rows);
    EXPECT_NEAR(cells.start[c], expected.weight, 1e-12 * expected.weight);
    ++c;
  }
}

TEST(Cells, AreTheCombinationsThatRowsHaveWithTheirWeights) {
  const Sample few = sample_of(500, {3, 1, 4}, 9);
  expect_cells_as_counted_by_hand(few, cells_of(few.start, few.margins));
  // 10^8 combinations: more than any table, so they are found by sorting.
  const Sample many = sample_of(500, {10'000, 10'000}, 6);
  expect_cells_as_counted_by_hand(many, cells_of(many.start, many.margins));
}

TEST(Cells, AreTheSameBitForBitForAnyNumberOfThreads) {
  const Sample sample = sample_of(600'000, {5, 6, 7}, 9);
  const Cells one = cells_of(sample.start, sample.margins, 1);
  const Cells two = cells_of(sample.start, sample.margins, 2);
  EXPECT_EQ(one.start, two.start);
  EXPECT_EQ(one.key, two.key);
  EXPECT_EQ(one.rows, two.rows);
}

TEST(Cells, GiveEveryRowItsOwnValueByItsKey) {
  const Sample sample = sample_of(200, {3, 4}, 9);
  const Cells cells = cells_of(sample.start, sample.margins);
  std::vector<double> place(cells.count());
  for (std::size_t c = 0; c < place.size(); ++c) place[c] = static_cast<double>(c);
  const std::vector<double> by_key = cells.by_key(place);
  for (std::size_t row = 0; row < 200; ++row) {
    const auto c = static_cast<std::size_t>(by_key[cells.key[row]]);
    EXPECT_EQ(cells.level[0][c], sample.margins[0].level[row].index());
    EXPECT_EQ(cells.level[1][c], sample.margins[1].level[row].index());
  }
}

TEST(Cells, CountTheRowsOfEveryLevel) {
  const Sample sample = sample_of(300, {3, 5}, 4);
  const auto rows = rows_by_level(cells_of(sample.start, sample.margins), sample.margins);
  EXPECT_EQ(rows[0][0] + rows[0][1] + rows[0][2], 300u);
  EXPECT_EQ(rows[1][4], 0u);
  const auto expected = std::ranges::count(sample.margins[1].level, LevelId(2));
  EXPECT_EQ(rows[1][2], static_cast<std::size_t>(expected));
}

TEST(Cells, RefuseALevelThatTheMarginDoesNotHave) {
  Sample sample = sample_of(10, {3, 2}, 2);
  sample.margins[1].level[4] = LevelId(2);
  EXPECT_THROW(static_cast<void>(cells_of(sample.start, sample.margins)), ContractError);
}

}  // namespace
}  // namespace peil::weighting
