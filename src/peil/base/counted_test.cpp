#include "peil/base/counted.h"

#include <gtest/gtest.h>

namespace peil {
namespace {

TEST(Counted, TheNounAgreesWithItsNumber) {
  EXPECT_EQ(counted(1, "row"), "1 row");
  EXPECT_EQ(counted(0, "row"), "0 rows");
  EXPECT_EQ(counted(12, "row"), "12 rows");
  EXPECT_EQ(counted(1, "person", "people"), "1 person");
  EXPECT_EQ(counted(2, "person", "people"), "2 people");
}

}  // namespace
}  // namespace peil
