// Whoever keeps every release of a wave works out nothing of too few people.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <optional>
#include <random>

#include "gate/wave_again.h"

namespace peil::disclosure {
namespace {

// Elimination in whole numbers modulo a prime, which shares nothing with the code under test.
class Rows {
 public:
  static constexpr std::int64_t prime = 1'000'003;
  using Row = std::vector<std::int64_t>;

  void add(Row row) {
    if (const auto at = reduce(row)) {
      const std::int64_t inverse = power(row[*at], prime - 2);
      for (std::int64_t& x : row) x = x * inverse % prime;
      rows_.emplace_back(*at, std::move(row));
    }
  }
  bool spans(Row row) const { return !reduce(row); }

 private:
  std::optional<std::size_t> reduce(Row& row) const {
    for (const auto& [at, known] : rows_) {
      const std::int64_t times = row[at];
      for (std::size_t i = 0; times != 0 && i < row.size(); ++i)
        row[i] = ((row[i] - times * known[i]) % prime + prime) % prime;
    }
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i] != 0) return i;
    }
    return {};
  }
  static std::int64_t power(std::int64_t base, std::int64_t to) {
    std::int64_t result = 1;
    for (; to > 0; to /= 2, base = base * base % prime) {
      if (to % 2 == 1) result = result * base % prime;
    }
    return result;
  }
  std::vector<std::pair<std::size_t, Row>> rows_;
};

// Three releases of random waves: whoever has all of them can work out nothing of fewer than ten
// people, of whom the smaller numbers of a group are among the larger.
TEST(ThreeReleases, NothingOfTooFewFollowsFromThreeReleases) {
  const std::array groups{"vreemdelingen", "referenten", "bedrijven",
                          "onderwijs",     "advocaten",  "ketenpartners"};
  std::mt19937 luck(20131202);
  std::uniform_int_distribution<std::size_t> start(1, 40), step(0, 14);
  std::size_t shown = 0;
  for (int round = 0; round < 150; ++round) {
    std::array<std::array<std::size_t, 6>, 3> n{};
    for (std::size_t g = 0; g < 6; ++g) {
      n[0][g] = start(luck);
      for (std::size_t t = 1; t < 3; ++t)
        n[t][g] = n[t - 1][g] + (luck() % 3 == 0 ? step(luck) : 0);
    }
    WentOut out;
    Rows known;
    std::vector<std::size_t> people(18);  // of a group: first those of the start, then who came
    for (std::size_t g = 0; g < 6; ++g) {
      for (std::size_t t = 0; t < 3; ++t) people[3 * g + t] = n[t][g] - (t == 0 ? 0 : n[t - 1][g]);
    }
    for (std::size_t t = 0; t < 3; ++t) {
      WaveResults now = wave({n[t][0], n[t][1], n[t][2], n[t][3], n[t][4], n[t][5]});
      now.digest = std::to_string(t);
      goes_out(out, now);
      for (const FigureName& name : out.releases.back().shown) {
        if (name.statistic != "mean") continue;
        ++shown;
        Rows::Row row(18, 0);
        for (const std::string& group : out.releases.back().groups.at(name.domain)) {
          const auto g =
              static_cast<std::size_t>(std::ranges::find(groups, group) - groups.begin());
          for (std::size_t part = 0; part <= t; ++part) {
            if (people[3 * g + part] > 0) row[3 * g + part] = 1;
          }
        }
        known.add(std::move(row));
      }
    }
    for (std::size_t a = 0; a < 18; ++a) {
      for (std::size_t b = a; b < 18; ++b) {
        const std::size_t both = people[a] + (a == b ? 0 : people[b]);
        if (people[a] == 0 || people[b] == 0 || both >= 10) continue;
        Rows::Row row(18, 0);
        row[a] = row[b] = 1;
        EXPECT_FALSE(known.spans(row)) << "round " << round << ", parts " << a << ' ' << b;
      }
    }
  }
  EXPECT_GT(shown, 1000u) << "holding everything is no protection";
}

}  // namespace
}  // namespace peil::disclosure
