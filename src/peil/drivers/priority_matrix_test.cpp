#include "peil/drivers/priority_matrix.h"

#include <gtest/gtest.h>

namespace peil::drivers {
namespace {

// Shares .3, .1 and .1 of .5: 60, 20 and 20 percent; lines at 100/3 and at (6 + 9 + 6) / 3 = 7.
Importance shares() { return {{0.3, 0.1, 0.1}, {}, {}, 0.5}; }
const std::vector<double> marks{6.0, 9.0, 6.0};

TEST(PriorityMatrix, PlacesEveryDriverAsByHand) {
  const auto matrix = priority_matrix(shares(), marks);
  ASSERT_TRUE(matrix);
  EXPECT_NEAR(matrix->lines.importance, 100.0 / 3.0, 1e-13);
  EXPECT_EQ(matrix->lines.performance, 7.0);
  ASSERT_EQ(matrix->drivers.size(), 3u);
  EXPECT_NEAR(matrix->drivers[0].importance, 60.0, 1e-13);
  EXPECT_NEAR(matrix->drivers[1].importance, 20.0, 1e-13);
  EXPECT_EQ(matrix->drivers[0].quadrant, Quadrant::FixFirst);
  EXPECT_EQ(matrix->drivers[1].quadrant, Quadrant::Maintain);
  EXPECT_EQ(matrix->drivers[2].quadrant, Quadrant::Monitor);
  EXPECT_FALSE(matrix->drivers[0].probability);
}

TEST(PriorityMatrix, WithDrawsNamesAQuadrantOnlyWhenItIsSure) {
  const std::vector<LikelyQuadrant> likely{
      {Quadrant::FixFirst, 0.95}, {Quadrant::Maintain, 0.9}, {Quadrant::FixFirst, 0.89}};
  const auto matrix = priority_matrix(shares(), marks, likely);
  ASSERT_TRUE(matrix);
  EXPECT_EQ(matrix->drivers[0].quadrant, Quadrant::FixFirst);
  EXPECT_EQ(matrix->drivers[1].quadrant, Quadrant::Maintain);
  EXPECT_FALSE(matrix->drivers[2].quadrant);
  EXPECT_EQ(matrix->drivers[2].probability, 0.89);
}

TEST(PriorityMatrix, OfDriversThatExplainNothingIsNone) {
  EXPECT_FALSE(priority_matrix({{0.0, 0.0}, {}, {}, 0.0}, std::vector{6.0, 7.0}));
}

// 4 and 8 with weights 1 and 3, a blank, and a row that does not count: (4 + 24) / 4.
TEST(Performance, IsTheWeightedMeanOfItsOwnAnswers) {
  const Column column{"a", true, RealColumn{{4.0, 8.0, 0.0, 1.0}, {0, 0, 1, 0}}};
  EXPECT_NEAR(performance(variable(column), std::vector{1.0, 3.0, 5.0, 0.0}), 7.0, 1e-14);
}

TEST(PercentOf, WhatIsExplainedIsNoneOfNothing) {
  EXPECT_EQ(percent_of(0.125, 0.5), 25.0);
  EXPECT_FALSE(percent_of(0.0, 0.0));
  EXPECT_FALSE(percent_of(1e-13, 1e-13));  // rounding, and no explanation
}

}  // namespace
}  // namespace peil::drivers
