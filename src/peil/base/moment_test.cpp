#include "peil/base/moment.h"

#include <gtest/gtest.h>

namespace peil {
namespace {

// By `date -u -d ... +%s`.
TEST(Moment, IsCountedFrom1970) {
  EXPECT_EQ(seconds_since_1970("1970-01-01T00:00:00+00:00"), 0);
  EXPECT_EQ(seconds_since_1970("2013-09-16T10:30:05+00:00"), 1379327405);
  EXPECT_EQ(seconds_since_1970("2024-02-29T23:59:59+00:00"), 1709251199);
}

TEST(Moment, AnotherSpellingIsNone) {
  for (const char* wrong :
       {"", "2013-09-16T10:30:05+02:00", "2013-09-16 10:30:05+00:00", "2013-02-30T10:30:05+00:00",
        "2013-09-16T24:30:05+00:00", "2013-09-16T10:61:05+00:00", "2013-09-16T10:-1:05+00:00"})
    EXPECT_FALSE(seconds_since_1970(wrong)) << wrong;
}

}  // namespace
}  // namespace peil
