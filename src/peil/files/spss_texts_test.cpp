// Texts of SPSS files: code pages, long ones, names.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/base/text.h"
#include "peil/files/testing/sav_bytes.h"
#include "peil/files/testing/spss_cells.h"

namespace peil::files {
namespace {

using testing::cells;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using testing::read;
using testing::SavBytes;
using ::testing::SizeIs;
using testing::unreadable;

TEST(SpssTexts, TextsHaveMissingValuesTooAndBlankOnesAreSystemMissing) {
  SavBytes file;
  file.text("lang", 2, "", {"xx"});
  file.row("nl", 2).row("xx", 2).row("", 2).row("en", 2);
  const Table table = read(file.bytes(4));
  EXPECT_THAT(cells(table, "lang"), ElementsAre("nl", "", "", "en"));
  EXPECT_THAT(table.column("lang")->user_missing_rows, ElementsAre(1u));
  EXPECT_THAT(table.column("lang")->user_missing_texts, ElementsAre("xx"));
  EXPECT_FALSE(table.column("lang")->numeric);
}

// Extension 22 declares missing values of texts longer than eight bytes by their first eight.
TEST(SpssTexts, LongTextsHaveMissingValues) {
  SavBytes file;
  file.text("city", 12);
  file.extension(22, 1,
                 file.int32(4) + "city" + '\x01' + file.int32(8) + SavBytes::padded("unknown", 8));
  file.row("Utrecht", 12).row("unknown", 12);
  const Table table = read(file.bytes(2));
  EXPECT_THAT(cells(table, "city"), ElementsAre("Utrecht", ""));
  EXPECT_THAT(table.column("city")->user_missing_rows, ElementsAre(1u));
}

TEST(SpssTexts, ATextWithBlanksBeforeItFindsItsLabel) {
  SavBytes file;
  file.text("v", 4).labels({{SavBytes::padded("1", 8), "bad"}}, {1});
  file.row("   1", 4);
  EXPECT_EQ(cells(read(file.bytes(1), {{}, {}, true}), "v").at(0), "bad");
}

// SPSS keeps a string of 400 bytes as pieces of 255 bytes, but reckons with 252 in the width of the
// last one.
TEST(SpssTexts, JoinsStringsOver255Bytes) {
  std::string answer;
  for (int i = 0; answer.size() < 396; ++i) answer += "regel " + std::to_string(i) + " é. ";
  answer = answer.substr(0, 396) + "slot";
  SavBytes file;
  file.number("n").text("open", 255).text("open1", 148).number("after");
  file.extension(14, 1, "OPEN=00400" + std::string(1, '\0') + "\t");
  file.extension(13, 1, "N=n\tOPEN=open_answer\tAFTER=after");
  file.row(1).row(answer.substr(0, 255), 256).row(answer.substr(255), 152).row(2);
  std::string bytes = file.bytes(1);
  for (const auto& [small, large] : {std::pair{"open ", "OPEN "}, {"open1", "OPEN1"}}) {
    bytes.replace(bytes.find(std::string(small)), 5, large);
  }
  bytes.replace(bytes.find("after   "), 5, "AFTER");
  bytes.replace(bytes.find("n       "), 1, "N");
  const Table table = read(bytes);
  ASSERT_EQ(table.columns.size(), 3u);
  EXPECT_THAT(cells(table, "open_answer"), ElementsAre(answer));
  EXPECT_THAT(cells(table, "after"), ElementsAre("2"));
}

TEST(SpssTexts, ReadsOldCodePagesAndEitherByteOrder) {
  for (const bool big_endian : {false, true}) {
    SavBytes file(1252, big_endian);
    file.number("q", "Cijfer \xE9\xE9n").text("t", 8);
    file.labels({{file.real(7), "\x80 7"}}, {1});
    file.row(7).row("caf\xE9", 8);
    const Table table = read(file.bytes(1));
    EXPECT_EQ(table.column("q")->label, "Cijfer één");
    EXPECT_EQ(table.column("q")->labels.at("7"), "€ 7");
    EXPECT_THAT(cells(table, "q"), ElementsAre("7"));
    EXPECT_THAT(cells(table, "t"), ElementsAre("café"));
  }
}

TEST(SpssTexts, ACharacterThatDidNotFitIsLeftOff) {
  SavBytes file;
  file.text("t", 8).row("zeven \xE4\xB8", 8);
  EXPECT_THAT(cells(read(file.bytes(1)), "t"), ElementsAre("zeven "));
  SavBytes room;
  room.text("t", 8).row("Caf\xE9", 8);  // which fits: latin-1 in a file of UTF-8
  EXPECT_THAT(unreadable(read(room.bytes(1)), "t"), SizeIs(1));
}

// The letter a with a tilde, written in latin-1 in a file of UTF-8.
TEST(SpssTexts, OneBadByteIsAProblemOfItsColumnOnly) {
  SavBytes file;
  file.text("city", 8).number("q");
  file.row("S\xC3\xA3o", 8).row(7).row("S\xE3o", 8).row(8);
  const Table table = read(file.bytes(2));
  EXPECT_THAT(cells(table, "q"), ElementsAre("7", "8"));
  EXPECT_THAT(unreadable(table, "q"), IsEmpty());
  EXPECT_THAT(
      unreadable(table, "city"),
      ElementsAre("spss.not-utf8: Variable 'city' holds the byte E3 in row 2, which makes no "
                  "text in UTF-8 there."));
}

TEST(SpssTexts, BadBytesCanBeMarked) {
  SavBytes file;
  file.text("city", 8, "G\xE9");
  file.labels({{SavBytes::padded("S\xE3o", 8), "\xE3"}}, {1});
  file.row("S\xE3o", 8).row("ok", 8);
  const Table table = read(file.bytes(2), {{}, {}, false, true});
  EXPECT_THAT(cells(table, "city"), ElementsAre("S\uFFFDo", "ok"));
  EXPECT_THAT(unreadable(table, "city"), IsEmpty());
  EXPECT_THAT(table.notes, ElementsAre(HasSubstr("label of variable 'city'"),
                                       HasSubstr("1 byte that is not in UTF-8")));
}

TEST(SpssTexts, BadBytesInValueLabelsMatterWhereTheLabelsAreUsed) {
  SavBytes file;
  file.number("q").labels({{file.real(1), "\xE3"}}, {1}).row(1);
  EXPECT_THAT(unreadable(read(file.bytes(1)), "q"), IsEmpty());
  EXPECT_THAT(unreadable(read(file.bytes(1), {{}, {}, true}), "q"), SizeIs(1));
}

// A page in which a letter may wait for its accent: nothing of one text shows in the next, in
// texts, labels, value labels and names. "דרום" is south, "צפון" north.
TEST(SpssTexts, NothingOfATextMovesToTheNext) {
  const std::string south = "\xE3\xF8\xE5\xED", north = "\xF6\xF4\xE5\xEF";
  SavBytes file(1255);
  file.text(south, 8, north).number(north, south);
  file.labels({{file.real(1), north}, {file.real(2), south}}, {2});
  for (const auto& text : {south, north, south, north}) file.row(text, 8).row(1);
  const Table table = read(file.bytes(4));
  EXPECT_THAT(cells(table, "דרום"), ElementsAre("דרום", "צפון", "דרום", "צפון"));
  EXPECT_EQ(table.column("דרום")->label, "צפון");
  EXPECT_EQ(table.column("צפון")->label, "דרום");
  EXPECT_THAT(table.column("צפון")->labels, ElementsAre(Pair("1", "צפון"), Pair("2", "דרום")));
}

// A character of two bytes does not fit at the end of a piece of 255, so that a NUL stands there.
TEST(SpssTexts, APieceOfALongTextThatIsPaddedGoesOn) {
  std::string ga;
  for (int i = 0; i < 127; ++i) ga += "\xB0\xA1";
  SavBytes file(51949);
  file.text("T", 255).text("T1", 148).extension(14, 1, "T=00400" + std::string(1, '\0') + "\t");
  file.row(ga + std::string(1, '\0') + " ", 256).row(ga.substr(0, 20), 152);
  std::string whole;
  for (int i = 0; i < 137; ++i) whole += "가";
  EXPECT_THAT(cells(read(file.bytes(1)), "T"), ElementsAre(whole));
}

// 400 bytes are 255 and 145, though the second piece has room for 148.
TEST(SpssTexts, ALongTextMayEndInACharacterThatDidNotFit) {
  const std::string text = std::string(398, 'a') + "\xE4\xB8";
  SavBytes file;
  file.text("T", 255).text("T1", 148).extension(14, 1, "T=00400" + std::string(1, '\0') + "\t");
  file.row(text.substr(0, 255), 256).row(text.substr(255), 152);
  EXPECT_THAT(cells(read(file.bytes(1)), "T"), ElementsAre(std::string(398, 'a')));
}

TEST(SpssTexts, LongTextsWhoseNamesBeginAlikeAreKeptApart) {
  const auto put = [](SavBytes& file, char sign, std::size_t size, std::size_t last) {
    for (; size > 255; size -= 255) file.row(std::string(255, sign) + " ", 256);
    file.row(std::string(size, sign), last);
  };
  SavBytes file;
  file.text("Q2", 255).text("Q20", 255).text("Q21", 255).text("Q22", 44);
  file.text("Q23", 255).text("Q230", 48).number("N");
  const std::string nul(1, '\0');
  file.extension(13, 1, "Q2=Q2\tQ23=Q23\tN=n");
  file.extension(14, 1, "Q2=00800" + nul + "\tQ23=00300" + nul + "\t");
  // 800 = 255 + 255 + 255 + 35 bytes, 300 = 255 + 45
  put(file, 'a', 800, 48);
  put(file, 'b', 300, 48);
  file.row(5);
  const Table table = read(file.bytes(1));
  ASSERT_EQ(table.columns.size(), 3u);
  EXPECT_THAT(cells(table, "Q2"), ElementsAre(std::string(800, 'a')));
  EXPECT_THAT(cells(table, "Q23"), ElementsAre(std::string(300, 'b')));
  EXPECT_THAT(cells(table, "n"), ElementsAre("5"));
}

TEST(SpssTexts, ShortNamesAreTheSameInEitherCase) {
  SavBytes file;
  file.number("V1").number("V2").extension(13, 1, "v1=VeryLongName\tv2=OtherLongName");
  file.row(1).row(2);
  const Table table = read(file.bytes(1));
  EXPECT_THAT(cells(table, "VeryLongName"), ElementsAre("1"));
  EXPECT_THAT(cells(table, "OtherLongName"), ElementsAre("2"));
}

}  // namespace
}  // namespace peil::files
