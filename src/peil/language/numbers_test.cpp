#include "peil/language/numbers.h"

#include <gtest/gtest.h>

#include <vector>

namespace peil::language {
namespace {

TEST(Numbers, HaveTheSignsOfTheirLanguage) {
  EXPECT_EQ(number(7.05, 1, "nl"), "7,1");
  EXPECT_EQ(number(7.05, 1, "en-GB"), "7.1");
  EXPECT_EQ(number(-0.25, 2, "nl"), "−0,25");
  EXPECT_EQ(number(7.3, 1, "tr"), "7.3");  // no language of reports: as in our messages
  EXPECT_EQ(count(1729, "nl"), "1.729");
  EXPECT_EQ(count(1234567, "en"), "1,234,567");
  EXPECT_EQ(count(-1000, "nl-BE"), "−1.000");
}

TEST(Numbers, ZeroHasNoSign) {
  EXPECT_EQ(number(-0.04, 1, "nl"), "0,0");
  EXPECT_EQ(signed_number(0.04, 1, "en"), "0.0");
  EXPECT_EQ(signed_number(0.25, 2, "nl"), "+0,25");
  EXPECT_EQ(signed_number(-0.25, 2, "en"), "−0.25");
}

TEST(Numbers, AShareIsNeverAllOrNoneByRounding) {
  EXPECT_EQ(percent(0.9993, 0, "en"), ">99%");
  EXPECT_EQ(percent(0.9993, 1, "nl"), "99,9%");
  EXPECT_EQ(percent(0.99997, 1, "nl"), ">99,9%");
  EXPECT_EQ(percent(0.0004, 0, "en"), "<1%");
  EXPECT_EQ(percent(0.0004, 1, "nl"), "<0,1%");
  EXPECT_EQ(percent(0.0, 0, "en"), "0%");
  EXPECT_EQ(percent(1.0, 0, "en"), "100%");
  EXPECT_EQ(percent(-0.01, 0, "en"), "0%");  // lower end of an interval
}

TEST(Numbers, ADayAndAListAreWrittenOut) {
  const Day first{std::chrono::year{2013} / 3 / 1};
  EXPECT_EQ(day(first, "nl"), "1 maart 2013");
  EXPECT_EQ(day(first, "en"), "1 March 2013");
  const std::vector<std::string> three{"a", "b", "c"}, one{"a"};
  EXPECT_EQ(list(three, "nl"), "a, b en c");
  EXPECT_EQ(list(three, "en"), "a, b and c");
  EXPECT_EQ(list(one, "en"), "a");
  EXPECT_EQ(list({}, "en"), "");
}

}  // namespace
}  // namespace peil::language
