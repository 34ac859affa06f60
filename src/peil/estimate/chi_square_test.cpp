#include "peil/estimate/chi_square.h"

#include <gtest/gtest.h>

#include <cmath>

namespace peil::estimate {
namespace {

// Rows of a sample with their cell; clusters where asked for.
struct Rows {
  Design design{{{"all", {}}}, {}, {}, {}};
  NumberColumn cell;

  void add(int times, int cell_number, double weight = 1.0, int cluster = -1) {
    for (int i = 0; i < times; ++i) {
      design.stratum.emplace_back(0);
      design.weight.emplace_back(weight);
      if (cluster >= 0) design.psu.emplace_back(static_cast<std::uint32_t>(cluster));
      cell.value.push_back(cell_number);
      cell.reason.push_back(Absent::No);
    }
  }
  std::optional<CrossTable> table(std::size_t rows, std::size_t columns) const {
    const Classes classes = classes_of(design);
    return cross_table(classes, tally(cell, classes), rows, columns, LonelyPsu::Fail);
  }
};

// 20 30 / 30 10 by hand: X2 = 90 (20*10 - 30*30)^2 / (50 * 40 * 50 * 40) = 11.025.
Rows two_by_two(int copies = 1) {
  Rows rows;
  for (int c = 0; c < copies; ++c) {
    rows.add(20, 1);
    rows.add(30, 2);
    rows.add(30, 3);
    rows.add(10, 4);
  }
  return rows;
}

TEST(ChiSquare, OfATwoByTwoTableIsThatOfTheTextbook) {
  const auto table = two_by_two().table(2, 2);
  ASSERT_TRUE(table);
  EXPECT_NEAR(table->x2, 11.025, 1e-12);
  EXPECT_NEAR(table->cramers_v, std::sqrt(11.025 / 90.0), 1e-14);
  EXPECT_EQ(table->df, 1u);
  EXPECT_NEAR(pearson_p(*table), std::erfc(std::sqrt(11.025 / 2.0)), 1e-15);
}

TEST(ChiSquare, ASimpleRandomSampleHasDesignEffectsOfNByNMinusOne) {
  Rows rows;
  const int counts[]{13, 7, 22, 9, 14, 11};
  for (int c = 0; c < 6; ++c) rows.add(counts[c], c + 1);
  const auto table = rows.table(2, 3);
  ASSERT_TRUE(table);
  ASSERT_EQ(table->eigenvalues.size(), 2u);
  for (const double effect : table->eigenvalues) EXPECT_NEAR(effect, 76.0 / 75.0, 1e-12);
  const auto f = rao_scott_f(*table);
  ASSERT_TRUE(f);
  EXPECT_NEAR(f->f, table->x2 / 2.0 * 75.0 / 76.0, 1e-12);
  EXPECT_NEAR(f->ndf, 2.0, 1e-12);
  EXPECT_NEAR(f->ddf, 150.0, 1e-9);
}

// The Wald statistic of a 2 by 2 table by hand: departure d = n22 - n2. n.2 / n, influence of a row
// u = 1{22} - (n.2/n) 1{2.} - (n2./n) 1{.2} + n2. n.2 / n^2, variance n/(n-1) sum (u - mean)^2.
TEST(ChiSquare, WaldOfATwoByTwoTableIsThatByHand) {
  const auto table = two_by_two().table(2, 2);
  const double n = 90, row2 = 40, column2 = 40;
  const double d = 10 - row2 * column2 / n;
  const double a = row2 * column2 / (n * n);
  const double u[]{a, a - row2 / n, a - column2 / n, 1 - row2 / n - column2 / n + a};
  const double count[]{20, 30, 30, 10};
  double mean = 0, spread = 0;
  for (int c = 0; c < 4; ++c) mean += count[c] * u[c] / n;
  for (int c = 0; c < 4; ++c) spread += count[c] * (u[c] - mean) * (u[c] - mean);
  const auto test = wald(*table, false);
  ASSERT_TRUE(test);
  EXPECT_NEAR(test->f, d * d / (n / (n - 1) * spread), 1e-10);
  EXPECT_DOUBLE_EQ(test->ddf, 89.0);
  EXPECT_NEAR(wald(*table, true)->f, test->f, 1e-12);  // one degree of freedom: nothing to adjust
}

TEST(ChiSquare, ClustersOfTwinsCountAsOnePersonEach) {
  Rows twins, single;
  const int counts[]{9, 4, 6, 11};
  int cluster = 0;
  for (int c = 0; c < 4; ++c) {
    single.add(counts[c], c + 1);
    for (int i = 0; i < counts[c]; ++i) twins.add(2, c + 1, 1.0, cluster++);
  }
  const auto two = twins.table(2, 2), one = single.table(2, 2);
  ASSERT_TRUE(two && one);
  EXPECT_NEAR(two->x2, 2.0 * one->x2, 1e-10);  // Pearson's statistic believes in twice the people
  EXPECT_NEAR(rao_scott_f(*two)->f, rao_scott_f(*one)->f, 1e-10);
  EXPECT_NEAR(rao_scott_f(*two)->p, rao_scott_f(*one)->p, 1e-12);
  EXPECT_NEAR(*rao_scott_p(*two), *rao_scott_p(*one), 1e-12);
  EXPECT_NEAR(wald(*two, false)->p, wald(*one, false)->p, 1e-12);
}

TEST(ChiSquare, TheScaleOfTheWeightsDoesNotMatter) {
  Rows one, big;
  for (int c = 1; c <= 6; ++c) {
    for (int i = 0; i < 3 + c; ++i) {
      one.add(1, c, 1.0 + 0.1 * i);
      big.add(1, c, 1e9 * (1.0 + 0.1 * i));
    }
  }
  EXPECT_NEAR(one.table(3, 2)->x2, big.table(3, 2)->x2, 1e-9);
  EXPECT_NEAR(rao_scott_f(*one.table(3, 2))->p, rao_scott_f(*big.table(3, 2))->p, 1e-9);
  EXPECT_NEAR(wald(*one.table(3, 2), true)->p, wald(*big.table(3, 2), true)->p, 1e-9);
}

TEST(ChiSquare, ATableWithAnEmptyRowOrOneColumnIsNone) {
  Rows rows = two_by_two();
  EXPECT_FALSE(rows.table(3, 2));
  EXPECT_FALSE(rows.table(4, 1));
  EXPECT_FALSE(Rows().table(2, 2));
}

TEST(ChiSquare, WithFewerClustersThanCellsTheWaldTestIsAbsentNotWrong) {
  Rows rows;
  for (int cluster = 0; cluster < 3; ++cluster) {
    for (int c = 1; c <= 9; ++c) rows.add(1 + (c * 7 + cluster * 5) % 4, c, 1.0, cluster);
  }
  const auto table = rows.table(3, 3);
  ASSERT_TRUE(table);
  EXPECT_FALSE(wald(*table, false));
  EXPECT_TRUE(rao_scott_f(*table));
}

TEST(ChiSquare, AOneClusterSampleHasNoCorrectedTest) {
  Rows rows;
  for (int c = 1; c <= 4; ++c) rows.add(5 + c, c, 1.0, 0);
  const auto table = rows.table(2, 2);
  ASSERT_TRUE(table);
  EXPECT_FALSE(rao_scott_f(*table));
  EXPECT_FALSE(rao_scott_p(*table));
  EXPECT_FALSE(wald(*table, false));
}

// Two columns of the same people; whoever lacks one of them counts in no cell.
TEST(ChiSquare, OfTwoGroupingsIsThatOfTheirCells) {
  const Rows by_cell = two_by_two();
  Grouping rows{"r", {"high", "low"}, {}}, columns{"c", {"x", "y"}, {}};
  for (const double cell : by_cell.cell.value) {
    rows.level.push_back(cell < 2.5 ? 0 : 1);
    columns.level.push_back(cell == 1.0 || cell == 3.0 ? 0 : 1);
  }
  Design design = by_cell.design;
  for (int i = 0; i < 2; ++i) {
    design.stratum.emplace_back(0);
    design.weight.emplace_back(1.0);
    rows.level.push_back(i == 0 ? 0 : Grouping::outside);
    columns.level.push_back(i == 0 ? Grouping::outside : 1);
  }
  const auto table = cross_table(classes_of(design), rows, columns, LonelyPsu::Fail);
  ASSERT_TRUE(table);
  EXPECT_NEAR(table->x2, 11.025, 1e-10);
  EXPECT_EQ(table->answers, 90u);
}

TEST(ChiSquare, ASampleIsSimpleWithoutStrataClustersMarginsAndUnequalWeights) {
  const Rows rows = two_by_two();
  weighting::Weighted weighted;
  weighted.weight = rows.design.weight;
  EXPECT_TRUE(is_simple(rows.design, weighted));
  Design strata = rows.design, clusters = rows.design;
  strata.strata.push_back({"another", {}});
  clusters.psu.assign(clusters.rows(), PsuId(0));
  EXPECT_FALSE(is_simple(strata, weighted));
  EXPECT_FALSE(is_simple(clusters, weighted));
  weighting::Weighted raked = weighted, unequal = weighted;
  raked.margins.emplace_back();
  unequal.weight.back() = Weight(2.0);
  EXPECT_FALSE(is_simple(rows.design, raked));
  EXPECT_FALSE(is_simple(rows.design, unequal));
}

}  // namespace
}  // namespace peil::estimate
