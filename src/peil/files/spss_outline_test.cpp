#include "peil/files/spss_outline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "peil/files/spss_cursor.h"
#include "peil/files/spss_rows.h"
#include "peil/files/testing/sav_bytes.h"

namespace peil::files {
namespace {

using ::testing::HasSubstr;
using testing::SavBytes;

std::string code(std::string_view bytes) {
  const Result<SpssOutline> outline = spss_outline(bytes, "a.sav");
  return outline.ok() ? "" : outline.problems().front().code;
}

std::string sentence(std::string_view bytes) {
  const Result<SpssOutline> outline = spss_outline(bytes, "a.sav");
  return outline.ok() ? "" : outline.problems().front().message;
}

SavBytes one_number() {
  SavBytes file;
  file.number("q", "Mark").row(7.0).row(8.0);
  return file;
}

TEST(SpssOutline, TellsTheShape) {
  SavBytes file(65001, true);
  file.number("q").text("t", 20).row(7.0).row("x", 20);
  const auto outline = spss_outline(file.bytes(1), "a.sav");
  ASSERT_TRUE(outline.ok());
  EXPECT_TRUE(outline.value().big_endian);
  EXPECT_EQ(outline.value().elements, 4u);
  EXPECT_EQ(outline.value().rows, 1u);
  EXPECT_EQ(outline.value().data_at + 32, file.bytes(1).size());
}

TEST(SpssOutline, SaysWhatKindOfFileItIsInstead) {
  EXPECT_EQ(code(""), "spss.empty");
  EXPECT_EQ(code("key,mark\na,7\n"), "spss.not-sav");
  EXPECT_THAT(sentence("key,mark\na,7\n"), HasSubstr("text file"));
  EXPECT_THAT(sentence("PK\x03\x04 and more"), HasSubstr("zip or spreadsheet"));
  EXPECT_THAT(sentence("\x89PNG\r\n\x1a\n"), HasSubstr("no SPSS file"));
  EXPECT_EQ(code("ASCII SPSS PORT FILE" + std::string(436, '0') + "SPSSPORT"), "spss.portable");
  EXPECT_EQ(code(std::string("\x1C\0\0\0\0\0\0\0", 8) + "ENCRYPTEDSAV\x15"), "spss.encrypted");
}

TEST(SpssOutline, EveryCutIsTold) {
  const std::string whole = one_number().bytes(2);
  ASSERT_EQ(code(whole), "");
  for (std::size_t size = 4; size < whole.size(); ++size)
    ASSERT_EQ(code(whole.substr(0, size)), "spss.cut-short") << size;
}

// Each length and count of the dictionary, made larger than any file or less than nothing.
TEST(SpssOutline, BelievesNoLength) {
  SavBytes file = one_number();
  file.labels({{file.real(1), "bad"}}, {1});
  const std::string whole = file.bytes(2);
  const std::string huge = file.int32(0x7FFFFFF0), negative = file.int32(-2);
  const std::size_t variable = 176, label = variable + 4 + 28;
  const std::size_t labels = whole.find(file.int32(3) + file.int32(1)), extension = labels + 36;
  ASSERT_EQ(whole.substr(extension, 4), file.int32(7));
  const auto with = [&](std::size_t at, const std::string& bytes) {
    return code(std::string(whole).replace(at, 4, bytes));
  };
  EXPECT_EQ(with(80, huge), "spss.cut-short");  // rows
  EXPECT_EQ(with(80, negative), "spss.damaged");
  EXPECT_EQ(with(72, huge), "spss.damaged");             // compression
  EXPECT_EQ(with(64, huge), "spss.damaged");             // layout
  EXPECT_EQ(with(variable, huge), "spss.damaged");       // kind of record
  EXPECT_EQ(with(variable + 4, huge), "spss.damaged");   // width
  EXPECT_EQ(with(variable + 12, huge), "spss.damaged");  // missing values
  EXPECT_EQ(with(label, huge), "spss.cut-short");
  EXPECT_EQ(with(label, negative), "spss.damaged");
  EXPECT_EQ(with(labels + 4, huge), "spss.cut-short");
  EXPECT_EQ(with(labels + 4, negative), "spss.damaged");
  EXPECT_EQ(with(extension + 8, huge), "spss.cut-short");
  EXPECT_EQ(with(extension + 12, negative), "spss.damaged");
}

TEST(SpssOutline, AStringOfImpossibleLengthIsDamage) {
  SavBytes file;
  file.text("open", 255).extension(14, 1, "OPEN=1999999999" + std::string(1, '\0') + "\t");
  EXPECT_EQ(code(file.bytes(0)), "spss.damaged");
}

TEST(SpssOutline, AFileWithoutVariablesIsDamage) {
  EXPECT_EQ(code(SavBytes().bytes(0)), "spss.damaged");
}

std::string number64(std::int64_t value) {
  std::string bytes(8, '\0');
  for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<char>(value >> (8 * i));
  return bytes;
}

std::string number32(std::int64_t value) { return number64(value).substr(0, 4); }

// A .zsav of one text or number of which every piece of eight bytes is the code for "blank":
// `codes` of them in a block, which stands so many times in the list.
std::string packed(const SavBytes& variable, std::int32_t rows, std::int32_t codes,
                   std::int32_t blocks = 1) {
  std::string file = variable.bytes(rows);
  file.replace(72, 4, number32(2));
  const std::string blank(static_cast<std::size_t>(codes), '\xFE');
  std::string zipped(compressBound(blank.size()), '\0');
  uLongf size = zipped.size();
  compress2(reinterpret_cast<Bytef*>(zipped.data()), &size,
            reinterpret_cast<const Bytef*>(blank.data()), blank.size(), 9);
  zipped.resize(size);
  const auto own = static_cast<std::int64_t>(file.size());
  const std::int64_t list = own + 24 + static_cast<std::int64_t>(zipped.size());
  file += number64(own) + number64(list) + number64(24 + 24 * blocks) + zipped;
  file += number64(-100) + number64(0) + number32(codes) + number32(blocks);
  for (std::int32_t i = 0; i < blocks; ++i)
    file += number64(own) + number64(own + 24) + number32(codes) +
            number32(static_cast<std::int64_t>(zipped.size()));
  return file;
}

SavBytes no_rows() {
  SavBytes file;
  file.number("q", "Mark");
  return file;
}

TEST(SpssOutline, AFileThatWouldFillTheMemoryIsRefusedBeforeItIsUnpacked) {
  EXPECT_EQ(code(packed(no_rows(), 100'000, 100'000)), "");
  const std::string bomb = packed(no_rows(), 40'000'000, 40'000'000);  // 320 MB of rows
  EXPECT_LT(bomb.size(), 50'000u);
  EXPECT_EQ(code(bomb), "spss.too-large");
}

// Ten times 40 MB, and no number of rows that would give it away.
TEST(SpssOutline, ABlockThatIsListedManyTimesIsCountedAsOften) {
  EXPECT_EQ(code(packed(no_rows(), -1, 40'000'000, 2)), "");
  EXPECT_EQ(code(packed(no_rows(), -1, 40'000'000, 10)), "spss.too-large");
}

// 1,088,000 rows of 32 pieces are 278 MB, where 256 MB are taken of any file.
TEST(SpssRows, ThatNobodyCountedBeforehandEndWhereTheyFillTheMemory) {
  SavBytes file;
  file.text("open", 255);
  const std::string bomb = packed(file, -1, 32 * 1'088'000);
  const Result<SpssOutline> outline = spss_outline(bomb, "a.sav");
  ASSERT_TRUE(outline.ok());
  SpssRows rows(bomb, outline.value(), 100.0);
  std::string row;
  std::size_t read = 0;
  EXPECT_THROW(
      {
        while (rows.next(row)) ++read;
      },
      SpssTrouble);
  EXPECT_EQ(read, (std::size_t{256} << 20) / 256);
}

}  // namespace
}  // namespace peil::files
