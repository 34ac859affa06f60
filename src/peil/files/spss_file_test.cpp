#include "peil/files/spss_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/base/chance.h"
#include "peil/base/text.h"
#include "peil/files/disk.h"
#include "peil/files/testing/sav_bytes.h"

namespace peil::files {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using testing::SavBytes;
using ::testing::SizeIs;

// Three packings of the same 300 rows of San Francisco Airport's customer survey of 2015 (PDDL).
std::string sfo(const char* name) {
  return Disk().read(PEIL_SOURCE_DIR "/tests/oracle/sfo/" + std::string(name));
}

Table read(const std::string& bytes, const SpssOptions& options = {}) {
  const Result<Table> table = SpssFile().read(bytes, "a.sav", options);
  if (table.ok()) return table.value();
  for (const Problem& p : table.problems()) ADD_FAILURE() << p.code << ": " << p.message;
  return {};
}

std::string code(const std::string& bytes) {
  const Result<Table> table = SpssFile().read(bytes, "a.sav", {});
  return table.ok() ? "" : table.problems().front().code;
}

// The cells of a column as texts, "" when blank.
std::vector<std::string> cells(const Table& table, const std::string& name) {
  std::vector<std::string> found;
  const Column* column = table.column(name);
  if (column == nullptr) return {"no column " + name};
  for (std::size_t row = 0; row < table.rows; ++row) {
    if (const auto* bytes = std::get_if<ByteColumn>(&column->data)) {
      found.push_back(bytes->code[row] == 0 ? "" : bytes->text[bytes->code[row] - 1u]);
    } else if (const auto* texts = std::get_if<TextColumn>(&column->data)) {
      found.push_back(texts->code[row] == 0 ? "" : texts->text[texts->code[row] - 1u]);
    } else {
      const auto& reals = std::get<RealColumn>(column->data);
      const bool blank = !reals.blank.empty() && reals.blank[row] != 0;
      found.push_back(blank ? "" : exact_text(reals.value[row]));
    }
  }
  return found;
}

std::vector<double> numbers(const Table& table, const std::string& name) {
  const auto& bytes = std::get<ByteColumn>(table.column(name)->data);
  std::vector<double> found;
  for (const std::uint8_t at : bytes.code) found.push_back(at == 0 ? -1.0 : bytes.number[at - 1u]);
  return found;
}

// The cells that the reader could not read, as "code: message".
std::vector<std::string> unreadable(const Table& table, const std::string& name) {
  std::vector<std::string> found;
  for (const Problem& p : table.column(name)->unreadable)
    found.push_back(p.code + ": " + p.message);
  return found;
}

TEST(SpssFile, ReadsTheSameFromEveryPacking) {
  const Table bytes = read(sfo("sfo2015_small.sav"));
  ASSERT_EQ(bytes.rows, 300u);
  ASSERT_EQ(bytes.columns.size(), 11u);
  for (const char* other : {"sfo2015_small_uncompressed.sav", "sfo2015_small.zsav"}) {
    const Table table = read(sfo(other));
    ASSERT_EQ(table.columns.size(), 11u) << other;
    for (const Column& column : bytes.columns) {
      EXPECT_EQ(cells(bytes, column.name), cells(table, column.name)) << other;
      EXPECT_EQ(column.labels, table.column(column.name)->labels);
      EXPECT_EQ(column.user_missing_rows, table.column(column.name)->user_missing_rows);
    }
  }
}

// Labels and counts as R reads them (reference case R12).
TEST(SpssFile, KeepsLabelsInAnyScriptAndMissingValues) {
  const Table table = read(sfo("sfo2015_small.sav"));
  EXPECT_EQ(table.column("stratum")->label, "Vertrekstratum");
  EXPECT_EQ(table.column("stratum")->labels.at("1"), "AM (vóór 11 uur)");
  EXPECT_EQ(table.column("lang")->labels.at("zh"), "中文");
  EXPECT_EQ(table.column("lang")->labels.at("es"), "Español");
  EXPECT_THAT(table.column("Q7ALL")->user_missing_rows, SizeIs(15));
  EXPECT_THAT(table.column("mark")->user_missing, ElementsAre(Pair(97.0, 99.0)));
  EXPECT_THAT(table.column("mark")->user_missing_rows, SizeIs(15));
  EXPECT_NE(table.column("run_identifier_long_name"), nullptr);
  EXPECT_TRUE(table.column("intdate")->day);
}

TEST(SpssFile, TellsUserMissingFromSystemMissing) {
  SavBytes file;
  file.number("codes", "", SavBytes::F, {8, 9}).number("range", "", SavBytes::F, {97, 99, 0}, true);
  file.number("low", "", SavBytes::F, {SavBytes::lowest(), -1}, true);
  file.number("high", "", SavBytes::F, {90, DBL_MAX}, true);
  for (const double value : {1.0, 9.0, SavBytes::system_missing, 0.0, 98.0, -5.0})
    file.row(value).row(value).row(value).row(value);
  const Table table = read(file.bytes(6));
  EXPECT_THAT(cells(table, "codes"), ElementsAre("1", "", "", "0", "98", "-5"));
  EXPECT_THAT(table.column("codes")->user_missing_rows, ElementsAre(1u));
  EXPECT_THAT(cells(table, "range"), ElementsAre("1", "9", "", "", "", "-5"));
  EXPECT_THAT(table.column("range")->user_missing_rows, ElementsAre(3u, 4u));
  EXPECT_THAT(cells(table, "low"), ElementsAre("1", "9", "", "0", "98", ""));
  EXPECT_THAT(table.column("low")->user_missing_rows, ElementsAre(5u));
  EXPECT_THAT(cells(table, "high"), ElementsAre("1", "9", "", "0", "", "-5"));
  EXPECT_THAT(table.column("high")->user_missing_rows, ElementsAre(4u));
}

TEST(SpssFile, TextsHaveMissingValuesTooAndBlankOnesAreSystemMissing) {
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
TEST(SpssFile, LongTextsHaveMissingValues) {
  SavBytes file;
  file.text("city", 12);
  file.extension(22, 1,
                 file.int32(4) + "city" + '\x01' + file.int32(8) + SavBytes::padded("unknown", 8));
  file.row("Utrecht", 12).row("unknown", 12);
  const Table table = read(file.bytes(2));
  EXPECT_THAT(cells(table, "city"), ElementsAre("Utrecht", ""));
  EXPECT_THAT(table.column("city")->user_missing_rows, ElementsAre(1u));
}

TEST(SpssFile, CategoriesGoByTheirLabelsAndNumbersKeepTheirValues) {
  SavBytes file;
  file.number("q").text("g", 1);
  file.labels({{file.real(1), "bad"}, {file.real(2), "good"}, {file.real(3), "good"}}, {1});
  file.labels({{SavBytes::padded("a", 8), "Ålesund"}}, {2});
  for (const double value : {1.0, 2.0, 3.0, 4.0}) file.row(value).row("a", 1);
  const Table plain = read(file.bytes(4));
  EXPECT_THAT(cells(plain, "q"), ElementsAre("1", "2", "3", "4"));
  const Table labelled = read(file.bytes(4), {{}, {}, true});
  EXPECT_THAT(cells(labelled, "q"), ElementsAre("bad", "good (2)", "good (3)", "4"));
  EXPECT_THAT(numbers(labelled, "q"), ElementsAre(1.0, 2.0, 3.0, 4.0));
  EXPECT_TRUE(labelled.column("q")->numeric);
  EXPECT_EQ(cells(labelled, "g").front(), "Ålesund");
}

TEST(SpssFile, ATextWithBlanksBeforeItFindsItsLabel) {
  SavBytes file;
  file.text("v", 4).labels({{SavBytes::padded("1", 8), "bad"}}, {1});
  file.row("   1", 4);
  EXPECT_EQ(cells(read(file.bytes(1), {{}, {}, true}), "v").at(0), "bad");
}

TEST(SpssFile, ManyCodesThatAllHaveLabelsAreCategories) {
  SavBytes file;
  file.number("town").number("age");
  std::vector<std::pair<std::string, std::string>> labels;
  for (int town = 0; town < 300; ++town) {
    labels.emplace_back(file.real(town), "town " + std::to_string(town));
    file.row(town).row(town);
  }
  file.labels(labels, {1});
  const Table table = read(file.bytes(300), {{}, {}, true});
  EXPECT_FALSE(table.column("town")->numeric);
  EXPECT_EQ(cells(table, "town").at(299), "town 299");
  EXPECT_TRUE(table.column("age")->numeric);
  EXPECT_EQ(cells(table, "age").at(299), "299");
}

TEST(SpssFile, ThePlanMayCallCodesMissingAndNumbersCategories) {
  SavBytes file;
  file.number("q").number("region");
  for (const double value : {7.0, 98.0, 3.0}) file.row(value).row(value);
  const Table table = read(file.bytes(3), {{"98", "none"}, {"region"}, false});
  EXPECT_THAT(cells(table, "q"), ElementsAre("7", "", "3"));
  EXPECT_THAT(table.column("q")->user_missing_rows, ElementsAre(1u));
  EXPECT_TRUE(table.column("q")->numeric);
  EXPECT_FALSE(table.column("region")->numeric);
  const auto unknown = SpssFile().read(file.bytes(3), "a.sav", {{}, {"regio"}, false});
  EXPECT_EQ(unknown.problems().at(0).code, "plan.bad-value");
}

// 30 November 2013 is 13,605,148,800 seconds after 14 October 1582, and 16,039 days after 1970.
TEST(SpssFile, DatesAreDaysSince1970) {
  SavBytes file;
  file.number("day", "", SavBytes::Date, {13605148800.0});
  file.number("moment", "", SavBytes::DateTime).number("plain");
  file.row(13605148800.0 - 86400.0).row(13605148800.0 + 43200.0).row(13605148800.0);
  file.row(13605148800.0).row(SavBytes::system_missing).row(1.0);
  const Table table = read(file.bytes(2));
  EXPECT_TRUE(table.column("day")->day);
  EXPECT_THAT(numbers(table, "day"), ElementsAre(16038.0, -1.0));
  EXPECT_THAT(cells(table, "day"), ElementsAre("2013-11-29", ""));
  EXPECT_THAT(table.column("day")->user_missing, ElementsAre(Pair(16039.0, 16039.0)));
  EXPECT_THAT(numbers(table, "moment"), ElementsAre(16039.5, -1.0));
  EXPECT_FALSE(table.column("plain")->day);
}

// SPSS keeps a string of 400 bytes as pieces of 255 bytes, but reckons with 252 in the width of the
// last one.
TEST(SpssFile, JoinsStringsOver255Bytes) {
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

TEST(SpssFile, ReadsOldCodePagesAndEitherByteOrder) {
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

TEST(SpssFile, CountsTheRowsWhenTheFileDoesNot) {
  SavBytes file;
  file.number("q").row(1).row(2).row(3);
  EXPECT_THAT(cells(read(file.bytes(-1)), "q"), ElementsAre("1", "2", "3"));
  EXPECT_EQ(code(file.bytes(-1) + "more"), "spss.cut-short");
}

TEST(SpssFile, AFileWithoutRowsHasItsColumns) {
  SavBytes file;
  const Table table = read(file.number("q", "Mark").bytes(0));
  EXPECT_EQ(table.rows, 0u);
  EXPECT_EQ(table.column("q")->label, "Mark");
}

TEST(SpssFile, TheHeadHasNoRows) {
  const auto head = SpssFile().head(sfo("sfo2015_small.zsav"), "a.zsav");
  ASSERT_TRUE(head.ok());
  EXPECT_EQ(head.value().rows, 0u);
  EXPECT_EQ(head.value().columns.size(), 11u);
}

TEST(SpssFile, ACharacterThatDidNotFitIsLeftOff) {
  SavBytes file;
  file.text("t", 8).row("zeven \xE4\xB8", 8);
  EXPECT_THAT(cells(read(file.bytes(1)), "t"), ElementsAre("zeven "));
  SavBytes room;
  room.text("t", 8).row("Caf\xE9", 8);  // which fits: latin-1 in a file of UTF-8
  EXPECT_THAT(unreadable(read(room.bytes(1)), "t"), SizeIs(1));
}

// The letter a with a tilde, written in latin-1 in a file of UTF-8.
TEST(SpssFile, OneBadByteIsAProblemOfItsColumnOnly) {
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

TEST(SpssFile, BadBytesCanBeMarked) {
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

TEST(SpssFile, BadBytesInValueLabelsMatterWhereTheLabelsAreUsed) {
  SavBytes file;
  file.number("q").labels({{file.real(1), "\xE3"}}, {1}).row(1);
  EXPECT_THAT(unreadable(read(file.bytes(1)), "q"), IsEmpty());
  EXPECT_THAT(unreadable(read(file.bytes(1), {{}, {}, true}), "q"), SizeIs(1));
}

// A page in which a letter may wait for its accent: nothing of one text shows in the next, in
// texts, labels, value labels and names. "דרום" is south, "צפון" north.
TEST(SpssFile, NothingOfATextMovesToTheNext) {
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

// Minus the largest double means system-missing; a file that declares 0 has no fewer answers.
TEST(SpssFile, AnotherSystemMissingIsPassedOverWithAWord) {
  SavBytes file;
  file.number("q");
  for (const double value : {1.0, 0.0, 2.0, SavBytes::system_missing}) file.row(value);
  std::string bytes = file.bytes(4);
  const std::string declared = file.int32(7) + file.int32(4) + file.int32(8) + file.int32(3);
  bytes.replace(bytes.find(declared) + declared.size(), 8, file.real(0.0));
  const Table table = read(bytes);
  EXPECT_THAT(cells(table, "q"), ElementsAre("1", "0", "2", ""));
  EXPECT_THAT(table.notes, ElementsAre(HasSubstr("declares 0 as system-missing")));
  EXPECT_THAT(read(file.bytes(4)).notes, IsEmpty());
}

// A character of two bytes does not fit at the end of a piece of 255, so that a NUL stands there.
TEST(SpssFile, APieceOfALongTextThatIsPaddedGoesOn) {
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
TEST(SpssFile, ALongTextMayEndInACharacterThatDidNotFit) {
  const std::string text = std::string(398, 'a') + "\xE4\xB8";
  SavBytes file;
  file.text("T", 255).text("T1", 148).extension(14, 1, "T=00400" + std::string(1, '\0') + "\t");
  file.row(text.substr(0, 255), 256).row(text.substr(255), 152);
  EXPECT_THAT(cells(read(file.bytes(1)), "T"), ElementsAre(std::string(398, 'a')));
}

TEST(SpssFile, LongTextsWhoseNamesBeginAlikeAreKeptApart) {
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

TEST(SpssFile, ALongTextWithoutAllItsPiecesIsDamage) {
  SavBytes file;
  file.text("T", 255).number("n").row("x", 256).row(1);
  file.extension(14, 1, "T=00400" + std::string(1, '\0') + "\t");
  EXPECT_EQ(code(file.bytes(1)), "spss.damaged");
}

TEST(SpssFile, ShortNamesAreTheSameInEitherCase) {
  SavBytes file;
  file.number("V1").number("V2").extension(13, 1, "v1=VeryLongName\tv2=OtherLongName");
  file.row(1).row(2);
  const Table table = read(file.bytes(1));
  EXPECT_THAT(cells(table, "VeryLongName"), ElementsAre("1"));
  EXPECT_THAT(cells(table, "OtherLongName"), ElementsAre("2"));
}

// 2018-05-02 is 17,653 days after 1970-01-01; one o'clock at night is 1/24 of a day.
TEST(SpssFile, MomentsAreExactToTheSecond) {
  SavBytes file;
  file.number("moment", "", SavBytes::DateTime);
  constexpr double midnight = (141428.0 + 17653.0) * 86400.0;
  for (const double second : {3600.0, 1.0, 86399.0}) file.row(midnight + second);
  const std::vector<double> days = numbers(read(file.bytes(3)), "moment");
  EXPECT_EQ(exact_text(days.at(0)), "17653.041666666668");  // 17653 + 1/24, rounded once
  constexpr double half_a_unit_in_the_last_place = 2e-7;    // of a day of five digits, in seconds
  EXPECT_NEAR((days.at(0) - 17653.0) * 86400.0, 3600.0, half_a_unit_in_the_last_place);
  EXPECT_NEAR((days.at(1) - 17653.0) * 86400.0, 1.0, half_a_unit_in_the_last_place);
  EXPECT_NEAR((days.at(2) - 17653.0) * 86400.0, 86399.0, half_a_unit_in_the_last_place);
}

TEST(SpssFile, RefusesInfinityAndNamesTwiceAndUnknownCodePages) {
  SavBytes infinite;
  infinite.number("q").row(1.0).row(HUGE_VAL);
  EXPECT_THAT(unreadable(read(infinite.bytes(2)), "q"),
              ElementsAre("spss.not-finite: Variable 'q' is infinite in row 2."));
  SavBytes twice;
  twice.number("q").number("q").row(1.0).row(2.0);
  EXPECT_EQ(code(twice.bytes(1)), "spss.name-twice");
  SavBytes unknown(4711);
  unknown.number("q").row(1.0);
  EXPECT_EQ(code(unknown.bytes(1)), "spss.code-page");
}

TEST(SpssFile, NaNInTheRowsIsSystemMissing) {
  SavBytes file;
  file.number("q").row(std::nan("")).row(2.0);
  const Table table = read(file.bytes(2));
  EXPECT_THAT(cells(table, "q"), ElementsAre("", "2"));
  EXPECT_THAT(table.column("q")->user_missing_rows, IsEmpty());
}

TEST(SpssFile, AFileCutAnywhereIsRefused) {
  for (const char* name : {"sfo2015_small.sav", "sfo2015_small.zsav"}) {
    const std::string whole = sfo(name);
    for (std::size_t size = 0; size < whole.size(); size += 1 + size / 40) {
      // The last bytes of a byte-compressed file only fill its last group of codes.
      if (size + 16 > whole.size()) break;
      EXPECT_NE(code(whole.substr(0, size)), "") << name << " cut at " << size;
    }
  }
}

// What a table promises to whoever uses it.
void expect_sound(const Table& table) {
  for (const Column& column : table.columns) {
    ASSERT_TRUE(is_utf8(column.name));
    ASSERT_EQ(cells(table, column.name).size(), table.rows);
    for (const std::uint32_t row : column.user_missing_rows) ASSERT_LT(row, table.rows);
  }
}

TEST(SpssFile, DamagedBytesGiveATableOrProblemsAndNeverACrash) {
  Chance chance("spss-file", "damage");
  std::size_t read = 0, refused = 0;
  for (const char* name :
       {"sfo2015_small.sav", "sfo2015_small.zsav", "sfo2015_small_uncompressed.sav"}) {
    const std::string whole = sfo(name);
    for (int i = 0; i < 150; ++i) {
      std::string damaged = whole;
      // Most damage goes to the dictionary, where sizes are.
      const std::uint64_t reach = i % 4 == 0 ? damaged.size() : 4000;
      for (std::uint64_t hits = 1 + chance.below(3); hits > 0; --hits) {
        const std::uint64_t at = chance.below(reach);
        damaged[at] = static_cast<char>(chance.below(4) == 0 ? 0xFF : chance.below(256));
      }
      const Result<Table> table = SpssFile().read(damaged, name, {{}, {}, i % 2 == 0});
      table.ok() ? ++read : ++refused;
      if (table.ok()) expect_sound(table.value());
    }
  }
  EXPECT_GT(read, 20u);
  EXPECT_GT(refused, 20u);
}

TEST(SpssFile, SaysWhichWeightIsSwitchedOn) {
  SavBytes sav;
  sav.text("name", 10).number("w").weighted_by(3).row("Ann", 10).row(2.0);
  EXPECT_EQ(SpssFile().read(sav.bytes(1), "w.sav", {}).value().weighted_by, "w");
  EXPECT_EQ(
      SpssFile().read(SavBytes().number("w").row(1.0).bytes(1), "w.sav", {}).value().weighted_by,
      "");
}

TEST(SpssFile, KeepsDeclaredValuesWhenAsked) {
  SavBytes sav;
  sav.number("q", "", SavBytes::F, {98.0}).row(8.0).row(98.0);
  sav.row(SavBytes::system_missing);
  SpssOptions options;
  EXPECT_EQ(
      std::get<ByteColumn>(SpssFile().read(sav.bytes(3), "k.sav", options).value().columns[0].data)
          .code,
      (std::vector<std::uint8_t>{1, 0, 0}));
  options.keep_declared = true;
  const Table kept = SpssFile().read(sav.bytes(3), "k.sav", options).value();
  EXPECT_EQ(std::get<ByteColumn>(kept.columns[0].data).code, (std::vector<std::uint8_t>{1, 2, 0}));
  EXPECT_EQ(kept.columns[0].user_missing, (std::vector<std::pair<double, double>>{{98.0, 98.0}}));
}

}  // namespace
}  // namespace peil::files
