#include "peil/disclosure/subtraction.h"

#include <gtest/gtest.h>

#include <random>

namespace peil::disclosure {
namespace {

using Answers = std::vector<std::size_t>;

Counted figure(std::vector<Part> parts, const Answers& answers, std::size_t least = 10) {
  std::size_t people = 0;
  for (const Part part : parts) people += answers[part];
  return {std::move(parts), people >= least, true, static_cast<double>(people)};
}

std::vector<std::size_t> held(const Answers& answers, const std::vector<Counted>& figures) {
  std::vector<std::size_t> places;
  const std::vector<bool> all = protect(answers, figures, 10);
  for (std::size_t f = 0; f < all.size(); ++f) {
    if (all[f]) places.push_back(f);
  }
  return places;
}

// Elimination in whole numbers modulo a prime, which shares nothing with the code under test.
class Elimination {
 public:
  using Row = std::vector<std::int64_t>;

  bool add(Row row) {  // false: it follows from the rows before
    for (const auto& [pivot, known] : rows_) {
      const std::int64_t times = row[pivot];
      for (std::size_t c = 0; c < row.size(); ++c)
        row[c] = (row[c] - times * known[c] % prime + prime) % prime;
    }
    const auto pivot = std::ranges::find_if(row, [](std::int64_t v) { return v != 0; });
    if (pivot == row.end()) return false;
    const std::int64_t by = inverse(*pivot);
    const auto place = static_cast<std::size_t>(pivot - row.begin());
    for (std::int64_t& v : row) v = v * by % prime;
    for (auto& [at, known] : rows_) {
      const std::int64_t times = known[place];
      for (std::size_t c = 0; c < row.size(); ++c)
        known[c] = (known[c] - times * row[c] % prime + prime) % prime;
    }
    rows_.emplace_back(place, std::move(row));
    return true;
  }

 private:
  static constexpr std::int64_t prime = 1'000'003;
  static std::int64_t inverse(std::int64_t of) {
    std::int64_t result = 1;
    for (std::int64_t power = prime - 2; power > 0; power /= 2, of = of * of % prime) {
      if (power % 2 == 1) result = result * of % prime;
    }
    return result;
  }
  std::vector<std::pair<std::size_t, Row>> rows_;
};

TEST(Protect, NothingIsHeldWhereEveryPartIsLargeEnough) {
  const Answers n{20, 30};
  EXPECT_TRUE(held(n, {figure({0}, n), figure({1}, n), figure({0, 1}, n)}).empty());
}

TEST(Protect, TheSmallestNeighbourOfAGroupThatIsTooSmall) {
  const Answers n{8, 50, 30};
  EXPECT_EQ(held(n, {figure({0}, n), figure({1}, n), figure({2}, n), figure({0, 1, 2}, n)}),
            (std::vector<std::size_t>{2}));
}

// Nobody asked for the five people between two age limits; two tables give them away.
TEST(Protect, TwoFiguresThatAreAFewPeopleApart) {
  const Answers n{95, 5};
  EXPECT_EQ(held(n, {figure({0}, n), figure({0, 1}, n)}), (std::vector<std::size_t>{0}));
}

// Region by sex, with both totals: the small cell follows around the corner of the table.
TEST(Protect, ACellOfACrossedTableTakesAlongWhatTheMarginsWouldGiveBack) {
  const Answers n{4, 40, 50, 60};  // N f, N m, S f, S m
  const std::vector<Counted> figures{figure({0}, n),    figure({1}, n),    figure({2}, n),
                                     figure({3}, n),    figure({0, 1}, n), figure({2, 3}, n),
                                     figure({0, 2}, n), figure({1, 3}, n)};
  const std::vector<bool> also = protect(n, figures, 10);
  Elimination known;
  for (std::size_t f = 1; f < figures.size(); ++f) {
    if (also[f]) continue;
    Elimination::Row row(n.size(), 0);
    for (const Part p : figures[f].parts) row[p] = 1;
    known.add(row);
  }
  EXPECT_TRUE(known.add({1, 0, 0, 0}));
  EXPECT_LE(std::ranges::count(also, true), 3);
}

TEST(Protect, WhatIsOutAlreadyIsNotHeldAndDoesNotHoldOthers) {
  const Answers n{8, 50};
  Counted whole = figure({0, 1}, n), large = figure({1}, n);
  whole.free_to_hold = large.free_to_hold = false;  // the eight are given away for good
  EXPECT_TRUE(held(n, {whole, large, figure({1}, n)}).empty());
  large.free_to_hold = true;
  EXPECT_EQ(held(n, {whole, large}), (std::vector<std::size_t>{1}));
}

TEST(Protect, NoSetOfFewPeopleFollowsFromRandomFigures) {
  std::mt19937 random(11);
  std::size_t few = 0, kept = 0;
  for (int run = 0; run < 2500; ++run) {
    Answers n(3 + random() % 6);
    for (std::size_t& people : n)
      people = random() % 2 == 0 ? 1 + random() % 9 : 10 + random() % 40;
    std::vector<Counted> figures;
    for (std::size_t f = 0, most = 2 + random() % 10; f < most; ++f) {
      std::vector<Part> parts;
      for (Part p = 0; p < n.size(); ++p) {
        if (random() % 2 == 0) parts.push_back(p);
      }
      if (!parts.empty()) figures.push_back(figure(parts, n));
    }
    const std::vector<bool> also = protect(n, figures, 10);
    Elimination known;
    for (std::size_t f = 0; f < figures.size(); ++f) {
      if (!figures[f].shown || also[f]) continue;
      ++kept;
      Elimination::Row row(n.size(), 0);
      for (const Part p : figures[f].parts) row[p] = 1;
      known.add(row);
    }
    for (unsigned set = 1; set < (1u << n.size()); ++set) {
      std::size_t people = 0;
      Elimination::Row row(n.size(), 0);
      for (std::size_t p = 0; p < n.size(); ++p) {
        row[p] = (set >> p) & 1u;
        people += row[p] != 0 ? n[p] : 0;
      }
      if (people >= 10) continue;
      ++few;
      Elimination copy = known;
      ASSERT_TRUE(copy.add(row)) << "run " << run << " set " << set;
    }
  }
  EXPECT_GT(few, 10'000u);
  EXPECT_GT(kept, 5'000u);
}

}  // namespace
}  // namespace peil::disclosure
