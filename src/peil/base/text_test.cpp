#include "peil/base/text.h"

#include <gtest/gtest.h>

namespace peil {
namespace {

TEST(Text, NearestFindsTheKeyThatWasMeant) {
  const std::vector<std::string> known{"label", "relevant", "required"};
  EXPECT_EQ(nearest("lable", known), "label");
  EXPECT_EQ(nearest("relevent", known), "relevant");
  EXPECT_FALSE(nearest("colour", known));
}

TEST(Text, Utf8IsCheckedToTheLastByte) {
  EXPECT_TRUE(is_utf8("ሰላም يرحب é"));
  EXPECT_FALSE(is_utf8("caf\xe9"));       // Latin-1
  EXPECT_FALSE(is_utf8("\xc0\xaf"));      // overlong
  EXPECT_FALSE(is_utf8("\xed\xa0\x80"));  // surrogate
  EXPECT_FALSE(is_utf8("\xe1\x88"));      // cut short
  EXPECT_FALSE(is_utf8(std::string_view("a\0b", 3)));
}

TEST(Text, NumbersAreReadWholeOrNotAtAll) {
  EXPECT_EQ(whole_number("-12"), -12);
  for (const char* bad : {"", " 1", "1 ", "1.0", "1e3", "99999999999999999999", "٣"}) {
    EXPECT_FALSE(whole_number(bad)) << bad;
  }
  EXPECT_EQ(decimal_number("7.25"), 7.25);
  for (const char* bad : {"", "7,25", "nan", "inf", "1e999"}) EXPECT_FALSE(decimal_number(bad));
}

TEST(Text, HalvesGoAwayFromZeroOnTheDecimalValue) {
  EXPECT_EQ(number_text(7.05, 1), "7.1");
  EXPECT_EQ(number_text(-0.04, 1), "0.0");
  EXPECT_EQ(number_text(-0.25, 2), "\u22120.25");
}

TEST(Text, ExactNumbersComeBackTheSameAndReadWell) {
  EXPECT_EQ(exact_text(100000.0), "100000");
  EXPECT_EQ(exact_text(0.1), "0.1");
  for (const double x : {1.0 / 3.0, 7.7012345678901234, 1e-300, -2.5e17, 0.0}) {
    EXPECT_EQ(decimal_number(exact_text(x)), x);
  }
}

TEST(Text, SplitKeepsEmptyPartsAndWordsDoesNot) {
  EXPECT_EQ(split("a,,b", ',').size(), 3u);
  EXPECT_EQ(words("  vr  boak ").size(), 2u);
}

TEST(Nearest, ALongTextIsNearToNothingAndCostsNothing) {
  const std::vector<std::string> known{"overall", std::string(1 << 20, 'x')};
  EXPECT_FALSE(nearest(std::string(32 << 20, 'x'), known));
  EXPECT_FALSE(nearest(std::string(190, 'x'), known));
  EXPECT_EQ(nearest("overal", known), "overall");
}

}  // namespace
}  // namespace peil
