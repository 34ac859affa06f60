#include "peil/files/code_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace peil::files {
namespace {

std::string decoded(const std::string& page, std::string_view bytes) {
  const auto found = CodePage::named(page);
  return found ? found->decode(bytes).utf8 : "no page " + page;
}

// Every page that docs/formats/spss.md promises, a word in each; bytes by Python's codecs.
TEST(CodePage, ReadsWhatTheDocsPromise) {
  EXPECT_EQ(decoded("windows-1250", "\xF8"), "ř");
  EXPECT_EQ(decoded("windows-1251", "\xEF\xF0"), "пр");
  EXPECT_EQ(decoded("windows-1252", "\x80"), "€");
  EXPECT_EQ(decoded("windows-1253", "\xE1"), "α");
  EXPECT_EQ(decoded("windows-1254", "\xFD"), "ı");
  EXPECT_EQ(decoded("windows-1255", "\xE3\xF8\xE5\xED"), "דרום");
  EXPECT_EQ(decoded("windows-1256", "\xE3\xD1"), "مر");
  EXPECT_EQ(decoded("windows-1257", "\xF0"), "š");
  EXPECT_EQ(decoded("windows-1258", "\xFD\xF5"), "ươ");
  EXPECT_EQ(decoded("windows-874", "\xA1"), "ก");
  EXPECT_EQ(decoded("ISO-8859-15", "\xA4"), "€");
  EXPECT_EQ(decoded("KOI8-R", "\xD0\xD2"), "пр");
  EXPECT_EQ(decoded("IBM850", "\x82"), "é");
  EXPECT_EQ(decoded("Shift_JIS", "\x93\xFA\x96\x7B"), "日本");
  EXPECT_EQ(decoded("EUC-JP", "\xC6\xFC\xCB\xDC"), "日本");
  EXPECT_EQ(decoded("EUC-KR", "\xB0\xA1"), "가");
  EXPECT_EQ(decoded("windows-949", "\x81\x41"), "갂");
  EXPECT_EQ(decoded("GBK", "\xD6\xD0"), "中");
  EXPECT_EQ(decoded("GB18030", "\x81\x30\x84\x36"), "¥");
  EXPECT_EQ(decoded("Big5", "\xA4\xA4"), "中");
  EXPECT_EQ(decoded("UTF-8", "中"), "中");
}

TEST(CodePage, NumbersNameTheSamePages) {
  EXPECT_EQ(CodePage::numbered(28605)->decode("\xA4").utf8, "€");
  EXPECT_EQ(CodePage::numbered(949)->decode("\x81\x41").utf8, "갂");
  EXPECT_EQ(CodePage::numbered(932)->decode("\x93\xFA").utf8, "日");
  EXPECT_EQ(CodePage::numbered(3)->decode("\x80").utf8, "€");
  EXPECT_FALSE(CodePage::numbered(4711).has_value());
}

// Vietnamese 1258 writes an accent behind its letter: the letter of one text waits for no other.
TEST(CodePage, EveryTextStandsForItself) {
  const auto page = CodePage::named("windows-1258");
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page->decode("\xE2").utf8, "â");
  EXPECT_EQ(page->decode("\xF2").utf8, "\u0323");
  EXPECT_EQ(page->decode("\xE2").utf8, "â");
}

TEST(CodePage, RefusesPagesWithoutAscii) {
  for (const char* name : {"", "UTF-16LE", "UTF-32", "ibm-37", "no such page", "UTF-7"})
    EXPECT_FALSE(CodePage::named(name).has_value()) << name;
}

TEST(CodePage, MarksBadBytesAndLeavesOffACharacterThatWasCut) {
  const auto page = CodePage::named("UTF-8");
  const auto bad = page->decode(
      "a\xE3o\xFF\xFE"
      "b");
  EXPECT_EQ(bad.utf8, "a\uFFFDo\uFFFD\uFFFDb");
  EXPECT_EQ(bad.bad_bytes, 3u);
  EXPECT_EQ(bad.first_bad, 0xE3);
  const auto cut = page->decode("zeven \xE4\xB8", true);
  EXPECT_EQ(cut.utf8, "zeven ");
  EXPECT_EQ(cut.bad_bytes, 0u);
  const auto not_cut = page->decode("Caf\xE9");
  EXPECT_EQ(not_cut.utf8, "Caf\uFFFD");
  EXPECT_EQ(not_cut.bad_bytes, 1u);
  EXPECT_EQ(CodePage::named("Shift_JIS")->decode("\x93\xFA\x96", true).utf8, "日");
}

TEST(CodePage, LongTextsAreReadWhole) {
  std::string raw, text;
  for (int i = 0; i < 5000; ++i) {
    raw += "\xE9";
    text += "é";
  }
  EXPECT_EQ(decoded("windows-1252", raw), text);
}

}  // namespace
}  // namespace peil::files
