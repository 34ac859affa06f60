#include "peil/base/mistakes.h"

#include <gtest/gtest.h>

namespace peil {
namespace {

TEST(Mistakes, TheSameOnesAreToldOnceWithTheirFirstRows) {
  Mistakes mistakes("wave.csv", "line");
  EXPECT_TRUE(mistakes.none());
  for (std::size_t row = 2; row <= 100; ++row) {
    if (row == 9) mistakes.add("b", "w", row, "The weight is blank.", "Fill it in.");
    mistakes.add("a", "q", row, "Column 'q' is '11'.", "Correct it.");
  }
  const Problems found = mistakes.problems();
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].message,
            "Column 'q' is '11'. So in 99 rows: lines 2, 3, 4, 5, 6 and 94 more.");
  EXPECT_EQ(found[0].line, 2u);
  EXPECT_EQ(found[1].message, "The weight is blank.");
  EXPECT_EQ(found[1].line, 9u);
}

TEST(Mistakes, ManyDifferentOnesOfAColumnAreCounted) {
  Mistakes mistakes("wave.csv", "line");
  for (std::size_t row = 2; row < 1002; ++row)
    mistakes.add("a", "q", row, "Column 'q' is 'x" + std::to_string(row) + "'.", "");
  const Problems found = mistakes.problems();
  ASSERT_EQ(found.size(), Mistakes::kinds_told + 1);
  EXPECT_EQ(found.back().message,
            "Other values of column 'q' are wrong likewise. So in 980 rows: lines 22, 23, 24, 25, "
            "26 and 975 more.");
}

TEST(Mistakes, RowsInWords) {
  EXPECT_EQ(rows_in_words("row", {3}, 1), "row 3");
  EXPECT_EQ(rows_in_words("line", {3, 7}, 2), "lines 3 and 7");
  EXPECT_EQ(rows_in_words("line", {3, 7, 9}, 3), "lines 3, 7 and 9");
  EXPECT_EQ(rows_in_words("line", {3, 7}, 9), "lines 3, 7 and 7 more");
}

}  // namespace
}  // namespace peil
