#include "peil/base/fold.h"

#include <gtest/gtest.h>

namespace peil {
namespace {

TEST(Folded, MakesOneOfSpellingsThatAReaderTakesForOne) {
  for (const char* yes : {"yes", "Yes", "YES", " yes", "yes\u00a0", "\u200byes", "\uff39es"}) {
    EXPECT_EQ(folded(yes), "yes") << yes;
  }
  EXPECT_EQ(folded("Caf\u00c9"), folded("cafe\u0301"));
  EXPECT_EQ(folded("Stra\u00dfe"), folded("STRASSE"));
}

TEST(Folded, KeepsOthersApart) {
  EXPECT_NE(folded("yes"), folded("y"));
  EXPECT_NE(folded("ja zeker"), folded("jazeker"));
  EXPECT_EQ(folded("  "), "");
}

}  // namespace
}  // namespace peil
