// SPSS files that are cut, damaged or say what they may not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/base/chance.h"
#include "peil/base/text.h"
#include "peil/files/testing/sav_bytes.h"
#include "peil/files/testing/spss_cells.h"

namespace peil::files {
namespace {

using testing::cells;
using testing::code;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::read;
using testing::SavBytes;
using testing::sfo;
using testing::unreadable;

// Minus the largest double means system-missing; a file that declares 0 has no fewer answers.
TEST(SpssDamage, AnotherSystemMissingIsPassedOverWithAWord) {
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

TEST(SpssDamage, ALongTextWithoutAllItsPiecesIsDamage) {
  SavBytes file;
  file.text("T", 255).number("n").row("x", 256).row(1);
  file.extension(14, 1, "T=00400" + std::string(1, '\0') + "\t");
  EXPECT_EQ(code(file.bytes(1)), "spss.damaged");
}

TEST(SpssDamage, RefusesInfinityAndNamesTwiceAndUnknownCodePages) {
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

TEST(SpssDamage, NaNInTheRowsIsSystemMissing) {
  SavBytes file;
  file.number("q").row(std::nan("")).row(2.0);
  const Table table = read(file.bytes(2));
  EXPECT_THAT(cells(table, "q"), ElementsAre("", "2"));
  EXPECT_THAT(table.column("q")->user_missing_rows, IsEmpty());
}

TEST(SpssDamage, AFileCutAnywhereIsRefused) {
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

TEST(SpssDamage, DamagedBytesGiveATableOrProblemsAndNeverACrash) {
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

}  // namespace
}  // namespace peil::files
