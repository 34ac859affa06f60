#include "peil/cli/percent_words.h"

#include <gtest/gtest.h>

namespace peil::cli {
namespace {

TEST(PercentWords, NeverRoundToNobodyOrEverybody) {
  EXPECT_EQ(percent_words(0.123), "12.3 %");
  EXPECT_EQ(percent_words(0.9993, 0), ">99 %");
  EXPECT_EQ(percent_words(0.9993), "99.9 %");
  EXPECT_EQ(percent_words(0.99993), ">99.9 %");
  EXPECT_EQ(percent_words(0.0004), "<0.1 %");
  EXPECT_EQ(percent_words(0.0), "0.0 %");
  EXPECT_EQ(percent_words(1.0), "100.0 %");
  EXPECT_EQ(percent_number(0.0004, 0), "<1");
}

}  // namespace
}  // namespace peil::cli
