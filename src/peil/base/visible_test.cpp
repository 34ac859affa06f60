#include "peil/base/visible.h"

#include <gtest/gtest.h>

namespace peil {
namespace {

TEST(Visible, PlainTextInAnyScriptIsItself) {
  for (const char* text : {"", "a\tb\n", "Ünïcode", "العربية", "می\u200Cخواهم", "क्\u200Dष",
                           "Klanttevredenheids\u00ADonderzoek", "👩\u200D💻", "❤\uFE0F"}) {
    EXPECT_EQ(visible(text), text);
    EXPECT_FALSE(hidden_sign(text)) << text;
  }
}

TEST(Visible, EscapeSequencesCannotReachTheTerminal) {
  EXPECT_EQ(visible("\x1B[2Jgone"), "<U+001B>[2Jgone");
  EXPECT_EQ(visible("a\rb"), "a<U+000D>b");
  EXPECT_EQ(visible("\u009B31m"), "<U+009B>31m");  // C1: CSI in one sign
  EXPECT_EQ(visible("\x7F\a"), "<U+007F><U+0007>");
  EXPECT_EQ(visible(std::string("a\0b", 3)), "a<U+0000>b");
}

TEST(Visible, SignsThatTurnTheDirectionOrThatNobodySeesAreNamed) {
  EXPECT_EQ(visible("2,7\u202E"), "2,7<U+202E>");
  EXPECT_EQ(visible("\u2066x\u2069"), "<U+2066>x<U+2069>");
  EXPECT_EQ(visible("7\u200B,2"), "7<U+200B>,2");
  EXPECT_EQ(visible("7\u200D,2"), "7<U+200D>,2");
  EXPECT_EQ(visible("\uFEFFa\u2028b\u061C"), "<U+FEFF>a<U+2028>b<U+061C>");
  EXPECT_EQ(visible("a\U000E0041"), "a<U+E0041>");
  EXPECT_EQ(visible("\u3164"), "<U+3164>");
}

TEST(Visible, BytesThatAreNoTextAreNamed) {
  EXPECT_EQ(visible("caf\xE9!"), "caf<byte E9>!");
  EXPECT_EQ(visible("\xE2\x80"), "<byte E2><byte 80>");
  EXPECT_EQ(visible("\xED\xA0\x80"), "<byte ED><byte A0><byte 80>");
}

TEST(Visible, TheFirstHiddenSignIsFound) {
  EXPECT_EQ(hidden_sign("een \u202E7,2"), 0x202EU);
  EXPECT_EQ(hidden_sign("een 7\u00AD,2"), 0xADU);  // within a number a soft hyphen hides something
  EXPECT_FALSE(hidden_sign("one\r\ntwo"));
  EXPECT_EQ(sign_name(0x202E), "U+202E");
}

TEST(Visible, ASignThatTurnsTheDirectionIsFoundBehindOthersThatNobodySees) {
  EXPECT_EQ(turning_sign("een 7\u00AD,2 \u200B \u202E7,2"), 0x202EU);
  EXPECT_EQ(turning_sign("\u2066x\u2069"), 0x2066U);
  EXPECT_FALSE(turning_sign("a\u200B\u200F\u061Cb"));
  EXPECT_FALSE(turning_sign("a"));
}

TEST(Visible, SoftHyphensAreLeftOutOfATextForPrograms) {
  EXPECT_EQ(without_soft_hyphens("klant\xC2\xADonder\xC2\xADzoek\xC2\xAD"), "klantonderzoek");
  EXPECT_EQ(without_soft_hyphens("\xC2\xA9 2013"), "\xC2\xA9 2013") << "shares a byte";
}

}  // namespace
}  // namespace peil
