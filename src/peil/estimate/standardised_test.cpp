#include "peil/estimate/standardised.h"

#include <gtest/gtest.h>

#include "peil/estimate/testing.h"

namespace peil::estimate {
namespace {

// Rows with a column (in it or not) and a class.
struct Rows {
  Design design;
  NumberColumn y;
  Grouping column{"column", {"0", "1"}, {}}, over{"class", {"k", "m"}, {}};

  Classes classes() const {
    const Grouping* const groupings[]{&column, &over};
    return classes_of(design, groupings);
  }
};

struct Found {
  std::optional<Standardised> all;
  Estimate mean;
  std::size_t without = 99;
};

Found found_of(const Rows& rows, Standard standard) {
  const Classes classes = rows.classes();
  const Tallies tallies = tally(rows.y, classes);
  const std::vector<Domain> over{domain(classes, 1, 0), domain(classes, 1, 1)};
  Found found;
  found.all = standardised(classes, tallies, domain(classes, 0, 1), over, standard, found.without);
  if (found.all) found.mean = estimate_of(found.all->mean, classes, tallies, {});
  return found;
}

// In the column: k 1, k 3, m 6. All: three of k and three of m (the others have k 9, m 0, m 0). So
// halves of both: 2 / 2 + 6 / 2 = 4, where the plain mean is 10/3.
TEST(Standardised, DividesTheColumnOverTheClassesAsEverybodyIs) {
  Rows rows{testing::simple_design(6), testing::answered({1, 3, 6, 9, 0, 0})};
  rows.column.level = {1, 1, 1, 0, 0, 0};
  rows.over.level = {0, 0, 1, 0, 1, 1};
  const Found f = found_of(rows, Standard::Known);
  ASSERT_TRUE(f.all);
  EXPECT_NEAR(f.mean.value, 4.0, 1e-12);
  EXPECT_NEAR(f.all->plain.value, 10.0 / 3.0, 1e-12);
  EXPECT_EQ(f.mean.answers, 3u);
  EXPECT_EQ(f.all->fewest, 1u);
  // With known shares: influences -+ 1/2 * 1/2 of k, 0 of m. 6/5 (1/16 + 1/16).
  EXPECT_NEAR(*f.mean.standard_error, std::sqrt(6.0 / 5.0 / 8.0), 1e-12);
  // Shares of the sample add (2 - 4)/6 for each of k and (6 - 4)/6 for each of m:
  // -1/4 - 1/3, 1/4 - 1/3, 1/3, -1/3, 1/3, 1/3; squares 1/8 + 6/9.
  EXPECT_NEAR(*found_of(rows, Standard::Estimated).mean.standard_error,
              std::sqrt(6.0 / 5.0 * (1.0 / 8.0 + 2.0 / 3.0)), 1e-12);
}

TEST(Standardised, SaysInWhichClassNobodyOfTheColumnAnswered) {
  Rows rows{testing::simple_design(4), testing::answered({1, 3, 6, 9})};
  rows.column.level = {1, 1, 0, 0};
  rows.over.level = {0, 0, 1, 1};
  EXPECT_FALSE(found_of(rows, Standard::Known).all);
  EXPECT_EQ(found_of(rows, Standard::Known).without, 1u);
  rows.column.level = {0, 0, 0, 0};
  EXPECT_EQ(found_of(rows, Standard::Known).without, 0u);
}

// Sum over the classes of P_k m_k, from the rows: P_k by the weights `of_shares`.
double plainly(const Rows& rows, const std::vector<double>& w,
               const std::vector<double>& of_shares) {
  double result = 0.0, all = 0.0;
  double share[2] = {0, 0}, own[2] = {0, 0}, sum[2] = {0, 0};
  for (std::size_t i = 0; i < w.size(); ++i) {
    const std::uint32_t k = rows.over.level[i];
    if (rows.y.reason[i] != Absent::No || k == Grouping::outside) continue;
    share[k] += of_shares[i];
    all += of_shares[i];
    if (rows.column.level[i] != 1) continue;
    own[k] += w[i];
    sum[k] += w[i] * rows.y.value[i];
  }
  for (const int k : {0, 1}) result += share[k] / all * sum[k] / own[k];
  return result;
}

TEST(Standardised, HasTheErrorThatMovingEveryWeightGives) {
  int seen = 0;
  for (unsigned seed = 1; seed <= 60; ++seed) {
    testing::NumberSample sample(seed, seed % 2 == 0);
    Rows rows{sample.design, sample.y};
    rows.column.level = sample.group.level;
    for (std::size_t i = 0; i < sample.rows(); ++i)
      rows.over.level.push_back(i % 7 == 3 ? Grouping::outside : i % 3 == 0 ? 1u : 0u);
    std::vector<double> given;
    for (const Weight& w : rows.design.weight) given.push_back(w.persons());
    for (const Standard standard : {Standard::Estimated, Standard::Known}) {
      const Found f = found_of(rows, standard);
      if (!f.all || f.all->fewest < 2) continue;
      ++seen;
      EXPECT_NEAR(f.mean.value, plainly(rows, given, given), 1e-10);
      const auto influence =
          testing::influence_by_moving(rows.design, [&](const std::vector<double>& w) {
            return plainly(rows, w, standard == Standard::Known ? given : w);
          });
      EXPECT_NEAR(*f.mean.standard_error, testing::plain_error(rows.design, influence), 1e-6);
    }
  }
  EXPECT_GT(seen, 40);
}

}  // namespace
}  // namespace peil::estimate
