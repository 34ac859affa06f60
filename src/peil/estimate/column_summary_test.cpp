#include "peil/estimate/column_summary.h"

#include <gtest/gtest.h>

#include <cmath>

#include "peil/estimate/testing.h"

namespace peil::estimate {
namespace {

// 4, 8 and 5 with weights 1, 3 and 0: mean (4 + 24) / 4; the row without a number counts nowhere.
TEST(ColumnSummary, ARowWithoutWeightCountsInAllButTheMean) {
  const NumberColumn column{{4.0, 8.0, -99.0, 5.0},
                            {Absent::No, Absent::No, Absent::Skipped, Absent::No}};
  const ColumnSummary found = summary_of(column, std::vector<double>{1.0, 3.0, 2.0, 0.0});
  EXPECT_EQ(found.valid, 3u);
  EXPECT_EQ(found.low, 4.0);
  EXPECT_EQ(found.high, 8.0);
  EXPECT_EQ(found.sum, 17.0);
  EXPECT_EQ(found.mean_weighted, 7.0);
}

TEST(ColumnSummary, NothingHasNoMean) {
  const NumberColumn blank{{0.0}, {Absent::Skipped}};
  EXPECT_EQ(summary_of(blank, std::vector<double>{1.0}).valid, 0u);
  EXPECT_FALSE(summary_of(blank, std::vector<double>{1.0}).mean_weighted);
  EXPECT_FALSE(summary_of(testing::answered({5.0}), std::vector<double>{0.0}).mean_weighted);
}

TEST(ColumnSummary, NumbersBelowZeroHaveTheirOwnEnds) {
  const ColumnSummary found =
      summary_of(testing::answered({-3.0, -7.0}), std::vector<double>{1.0, 1.0});
  EXPECT_EQ(found.low, -7.0);
  EXPECT_EQ(found.high, -3.0);
}

TEST(ColumnSummary, ASumThatOverflowsIsNotFinite) {
  const auto found =
      summary_of(testing::answered({1.5e308, 1.5e308}), std::vector<double>{1.0, 1.0});
  EXPECT_FALSE(std::isfinite(found.sum));
}

}  // namespace
}  // namespace peil::estimate
