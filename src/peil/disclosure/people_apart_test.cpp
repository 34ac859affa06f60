#include "peil/disclosure/people_apart.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace peil::disclosure {
namespace {

using Pattern = std::vector<bool>;

RowSet anybody(std::size_t rows, double share, std::mt19937& random) {
  RowSet set(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    if (static_cast<double>(random() % 1000) < share * 1000.0) set.add(row);
  }
  return set;
}

RowSet both(const RowSet& one, const RowSet& other) {
  RowSet set = one;
  set.keep(other);
  return set;
}

// Row by row: which sets have it.
std::map<Pattern, std::size_t> counted(const std::vector<CrossedRows>& sets, std::size_t rows) {
  std::map<Pattern, std::size_t> people;
  for (std::size_t row = 0; row < rows; ++row) {
    Pattern pattern;
    for (const CrossedRows& set : sets)
      pattern.push_back(row < set.rows->rows() && set.rows->has(row));
    ++people[pattern];
  }
  return people;
}

void expect_parts(const PeopleApart::Parts& parts, const std::map<Pattern, std::size_t>& people,
                  std::size_t sets) {
  std::vector<Pattern> pattern(parts.people.size(), Pattern(sets, false));
  ASSERT_EQ(parts.of_set.size(), sets);
  for (std::size_t s = 0; s < sets; ++s) {
    EXPECT_TRUE(std::ranges::is_sorted(parts.of_set[s]));
    for (const std::uint32_t part : parts.of_set[s]) pattern[part][s] = true;
  }
  std::size_t part = 0;
  ASSERT_EQ(parts.people.size(), people.size());
  for (const auto& [of, count] : people) {  // in the order of the patterns
    EXPECT_EQ(pattern[part], of) << part;
    EXPECT_EQ(parts.people[part], count) << part;
    ++part;
  }
}

// Figures about one question come the short way, those of several, or beside others, the long one.
TEST(PeopleApart, AreWhoAreInTheSameSets) {
  std::mt19937 random(20140414);
  for (int table = 0; table < 200; ++table) {
    const std::size_t rows = 1 + random() % 300;
    const std::size_t beyond = rows + (table % 3 == 0 ? random() % 70 : 0);
    std::vector<RowSet> among;
    for (int level = 0; level < 4; ++level) among.push_back(anybody(rows, 0.4, random));
    PeopleApart apart;
    for (int question = 0; question < 3; ++question) {  // what levels have in common is kept
      const RowSet answered = anybody(rows, question == 0 ? 1.0 : 0.8, random);
      const RowSet other = anybody(rows, 0.5, random);
      std::vector<RowSet> crossed;
      for (const RowSet& level : among) crossed.push_back(both(answered, level));
      std::vector<CrossedRows> sets{{&answered, &answered}};
      for (std::size_t level = 0; level < among.size(); ++level)
        sets.push_back({&crossed[level], &answered, &among[level]});
      expect_parts(apart.by(sets, beyond), counted(sets, beyond), sets.size());
      const std::vector<CrossedRows> levels(sets.begin() + 1, sets.end());  // not of everybody
      expect_parts(apart.by(levels, beyond), counted(levels, beyond), levels.size());
      std::swap(sets.front(), sets.back());
      expect_parts(apart.by(sets, beyond), counted(sets, beyond), sets.size());
      sets.push_back({&other, &other});
      expect_parts(apart.by(sets, beyond), counted(sets, beyond), sets.size());
    }
  }
}

}  // namespace
}  // namespace peil::disclosure
