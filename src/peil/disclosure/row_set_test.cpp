#include "peil/disclosure/row_set.h"

#include <gtest/gtest.h>

namespace peil::disclosure {
namespace {

// More rows than bits in a word, and not a whole number of words.
TEST(RowSet, HasTheRowsOfAColumnThatAreNotZero) {
  std::vector<std::uint8_t> column(131, 0);
  for (const std::size_t row : {0u, 1u, 63u, 64u, 100u, 130u})
    column[row] = static_cast<std::uint8_t>(1 + row % 255);
  const RowSet set = RowSet::not_zero(column);
  EXPECT_EQ(set.rows(), 131u);
  EXPECT_EQ(set.people(), 6u);
  for (std::size_t row = 0; row < column.size(); ++row)
    EXPECT_EQ(set.has(row), column[row] != 0) << row;
  EXPECT_EQ(RowSet::not_zero({}).people(), 0u);
}

TEST(RowSet, SeesEachRowOnceAmongThoseItHasOrThoseItLacks) {
  for (const std::size_t rows : {0u, 1u, 63u, 64u, 65u, 131u}) {
    RowSet set(rows);
    for (std::size_t row = 0; row < rows; row += 3) set.add(row);
    std::vector<int> seen(rows, 0);
    set.each([&](std::size_t row) {
      seen[row] += 1;
      return true;
    });
    set.each_missing([&](std::size_t row) { seen[row] += 10; });
    for (std::size_t row = 0; row < rows; ++row) EXPECT_EQ(seen[row], row % 3 == 0 ? 1 : 10) << row;
  }
}

}  // namespace
}  // namespace peil::disclosure
