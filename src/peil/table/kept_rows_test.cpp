#include "peil/table/kept_rows.h"

#include <gtest/gtest.h>

#include "peil/table/cells.h"

namespace peil::table {
namespace {

TEST(KeptRows, StayInTheirOrderWithWhatWasDeclaredMissing) {
  Table table;
  table.rows = 4;
  Column& few = table.columns.emplace_back();
  few.data = ByteColumn{{1, 0, 2, 0}, {"a", "b"}, {}};
  few.user_missing_rows = {1, 3};
  Column& many = table.columns.emplace_back();
  many.data = RealColumn{{1.0, 2.0, 3.0, 0.0}, {0, 0, 0, 1}};
  Column& texts = table.columns.emplace_back();
  texts.data = TextColumn{{1, 2, 0, 1}, {"x", "y"}};

  const std::vector<std::uint8_t> kept{0, 0, 1, 1};
  const Table left = kept_rows(table, kept);
  EXPECT_EQ(left.rows, 2u);
  EXPECT_EQ(Cells(left.columns[0]).text(0), "b");
  EXPECT_EQ(Cells(left.columns[0]).why(1), Blank::Declared);
  EXPECT_EQ(Cells(left.columns[1]).number(0), 3.0);
  EXPECT_TRUE(Cells(left.columns[1]).blank(1));
  EXPECT_TRUE(Cells(left.columns[2]).blank(0));
  EXPECT_EQ(Cells(left.columns[2]).text(1), "x");
}

}  // namespace
}  // namespace peil::table
