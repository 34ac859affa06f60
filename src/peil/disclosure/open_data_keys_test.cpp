#include "peil/disclosure/open_data_keys.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "peil/base/chance.h"
#include "peil/base/contract.h"

namespace peil::disclosure {
namespace {

constexpr std::uint32_t other = key_other, withheld = key_withheld;

// Levels with how many rows of each.
Key column(std::initializer_list<std::pair<std::uint32_t, std::size_t>> levels) {
  Key all;
  for (const auto& [level, rows] : levels) all.insert(all.end(), rows, level);
  return all;
}

std::map<std::uint32_t, std::size_t> counts(const Key& key) {
  std::map<std::uint32_t, std::size_t> all;
  for (const std::uint32_t level : key) ++all[level];
  return all;
}

std::size_t open(const CoarseKeys& made) {
  return static_cast<std::size_t>(std::count(made.open.begin(), made.open.end(), true));
}

// Open rows of every class, counted from what is told alone.
std::vector<std::size_t> classes(const Key& apart, const CoarseKeys& made) {
  std::map<std::vector<std::uint32_t>, std::size_t> all;
  for (std::size_t row = 0; row < apart.size(); ++row) {
    if (!made.open[row]) continue;
    std::vector<std::uint32_t> told{apart[row]};
    for (const Key& key : made.keys) told.push_back(key[row]);
    ++all[told];
  }
  std::vector<std::size_t> sizes;
  for (const auto& [told, rows] : all) sizes.push_back(rows);
  return sizes;
}

TEST(OpenDataKeys, RowsAmongEnoughStayAsTheyAre) {
  const Key language = column({{0, 6}, {1, 5}});
  const CoarseKeys made = coarsen_keys(Key(11, 0), {language}, 5);
  EXPECT_EQ(made.keys[0], language);
  EXPECT_EQ(open(made), 11u);
}

TEST(OpenDataKeys, RareLevelsBecomeOneThatHasEnough) {
  const CoarseKeys made = coarsen_keys(Key(20, 0), {column({{0, 12}, {1, 3}, {2, 3}, {3, 2}})}, 5);
  EXPECT_EQ(counts(made.keys[0]), (std::map<std::uint32_t, std::size_t>{{0, 12}, {other, 8}}));
}

TEST(OpenDataKeys, ALoneRareLevelTakesTheRarestOfTheOthersAlong) {
  const CoarseKeys made = coarsen_keys(Key(20, 0), {column({{0, 12}, {1, 6}, {2, 2}})}, 5);
  EXPECT_EQ(counts(made.keys[0]), (std::map<std::uint32_t, std::size_t>{{0, 12}, {other, 8}}));
}

// Of the second kind three speak language 1 and three language 2, both common elsewhere.
TEST(OpenDataKeys, RareCombinationsLoseALevelWhereThatBringsThemAmongEnough) {
  const Key kind = column({{0, 12}, {1, 11}});
  const Key language = column({{0, 0}, {1, 6}, {2, 6}, {0, 5}, {1, 3}, {2, 3}});
  const CoarseKeys made = coarsen_keys(Key(23, 0), {kind, language}, 5);
  EXPECT_EQ(open(made), 23u);
  EXPECT_EQ(made.keys[0], kind);
  EXPECT_EQ(made.keys[1], column({{1, 6}, {2, 6}, {0, 5}, {withheld, 6}}));
}

TEST(OpenDataKeys, AsManyOfTheLargestClassAsAreMissingLoseTheLevelToo) {
  // Two of stratum 0 and four of stratum 1 have level 1: enough together, too few in each.
  const Key apart = column({{0, 12}, {1, 10}});
  const Key key = column({{0, 10}, {1, 2}, {0, 6}, {1, 4}});
  const CoarseKeys made = coarsen_keys(apart, {key}, 5);
  EXPECT_EQ(open(made), 22u);
  EXPECT_EQ(counts(made.keys[0]), (std::map<std::uint32_t, std::size_t>{{0, 12}, {withheld, 10}}));
  EXPECT_EQ(classes(apart, made), (std::vector<std::size_t>{7, 5, 5, 5}));
}

TEST(OpenDataKeys, WhoCannotBeMadeAlikeIsClosed) {
  const Key apart = column({{0, 9}, {1, 3}});
  const CoarseKeys made = coarsen_keys(apart, {Key(12, 0)}, 5);
  EXPECT_EQ(open(made), 9u);
  EXPECT_EQ(made.keys[0], Key(12, 0));
  for (std::size_t row = 9; row < 12; ++row) EXPECT_FALSE(made.open[row]);
}

TEST(OpenDataKeys, RowsThatAreToldAlikeHaveOneNumber) {
  const CoarseKeys made = coarsen_keys(Key(10, 0), {column({{0, 5}, {1, 5}})}, 5);
  EXPECT_EQ(made.class_of, column({{0, 5}, {1, 5}}));
}

TEST(OpenDataKeys, RefuseKeysOfAnotherLength) {
  EXPECT_THROW(coarsen_keys(Key(3, 0), {Key(2, 0)}, 5), ContractError);
  EXPECT_THROW(coarsen_keys(Key(3, 0), {}, 0), ContractError);
}

TEST(OpenDataKeys, NobodyStandsAmongTooFewInRandomFiles) {
  Chance chance("open data", "keys");
  for (int file = 0; file < 100; ++file) {
    const std::size_t rows = 20 + chance.below(200), least = 2 + chance.below(9);
    Key apart(rows);
    std::vector<Key> keys(1 + chance.below(5), Key(rows));
    for (std::size_t row = 0; row < rows; ++row) {
      apart[row] = static_cast<std::uint32_t>(chance.below(3));
      for (Key& key : keys)
        key[row] = static_cast<std::uint32_t>(chance.below(1 + chance.below(6)));
    }
    const CoarseKeys made = coarsen_keys(apart, keys, least);
    for (const std::size_t of : classes(apart, made)) ASSERT_GE(of, least);
    for (std::size_t key = 0; key < keys.size(); ++key) {
      for (std::size_t row = 0; row < rows; ++row) {
        const std::uint32_t level = made.keys[key][row];
        ASSERT_TRUE(level == keys[key][row] || level == other || level == withheld);
      }
    }
    // Of those who share what cannot be changed with enough, fewer are closed than would be enough.
    std::map<std::uint32_t, std::size_t> rows_of, closed;
    for (std::size_t row = 0; row < rows; ++row) {
      ++rows_of[apart[row]];
      if (!made.open[row]) ++closed[apart[row]];
    }
    for (const auto& [number, count] : closed) {
      ASSERT_TRUE(count < least || count == rows_of[number]);
    }
  }
}

}  // namespace
}  // namespace peil::disclosure
