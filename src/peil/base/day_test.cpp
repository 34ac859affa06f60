#include "peil/base/day.h"

#include <gtest/gtest.h>

namespace peil {
namespace {

TEST(Day, ReadsWhatItWrites) {
  for (const char* text : {"2013-11-30", "2024-02-29", "0001-01-01", "9999-12-31"}) {
    const auto day = read_day(text);
    ASSERT_TRUE(day) << text;
    EXPECT_EQ(day_text(*day), text);
  }
}

TEST(Day, TakesNoOtherSpelling) {
  for (const char* text :
       {"-201-11-30", "2013--1-30", "2013-+1-30", "2013-11-3", "2013/11/30", "+013-11-30",
        "2023-02-29", "2013-13-01", " 013-11-30", "2013-1a-30", ""}) {
    EXPECT_FALSE(read_day(text)) << text;
  }
}

}  // namespace
}  // namespace peil
