#include "peil/table/text_lengths.h"

#include <gtest/gtest.h>

namespace peil::table {
namespace {

// "née" is three characters in four bytes; no row holds the longest text of the list.
TEST(TextLengths, AreThoseOfTheTextsInUse) {
  const Column column{"t", false, ByteColumn{{1, 2, 0, 1}, {"née", "ab", "far too long"}, {}}};
  const TextLengths found = text_lengths(Cells(column));
  EXPECT_EQ(found.rows, 3u);
  EXPECT_EQ(found.bytes, 4u);
  EXPECT_EQ(found.characters, 3u);
}

TEST(TextLengths, OfAColumnOfBlanksAreZero) {
  const Column column{"t", false, TextColumn{{0, 0}, {}}};
  EXPECT_EQ(text_lengths(Cells(column)).rows, 0u);
  EXPECT_EQ(text_lengths(Cells(column)).bytes, 0u);
}

}  // namespace
}  // namespace peil::table
