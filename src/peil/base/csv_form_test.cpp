#include "peil/base/csv_form.h"

#include <gtest/gtest.h>

#include "peil/base/csv.h"
#include "peil/base/text.h"
#include "peil/base/windows_1252.h"

namespace peil {
namespace {

TEST(CsvForm, KeysAndWordsAreTheSameWhereverAFileIsDescribed) {
  CsvForm form;
  EXPECT_TRUE(take_csv_form(form, "separator", "tab"));
  EXPECT_TRUE(take_csv_form(form, "decimal", ","));
  EXPECT_TRUE(take_csv_form(form, "encoding", "windows-1252"));
  EXPECT_EQ(form, (CsvForm{'\t', ',', true}));
  EXPECT_TRUE(take_csv_form(form, "separator", ";"));
  EXPECT_TRUE(take_csv_form(form, "encoding", "utf-8"));
  EXPECT_EQ(form, (CsvForm{';', ',', false}));
  EXPECT_FALSE(take_csv_form(form, "separator", "|"));
  EXPECT_FALSE(take_csv_form(form, "decimal", "'"));
  EXPECT_FALSE(take_csv_form(form, "encoding", "latin-9"));
  EXPECT_FALSE(take_csv_form(form, "quote", "'"));
  EXPECT_EQ(form, (CsvForm{';', ',', false}));
}

TEST(CsvForm, TheSeparatorThatWasMeantIsFoundByAColumnThatIsMissing) {
  const std::vector<std::string> one{"number\tgroup\tname, first"};
  EXPECT_EQ(separator_meant(one, "group"), "tab");
  EXPECT_EQ(separator_meant(std::vector<std::string>{"number; group", " x"}, "group"), ";");
  EXPECT_EQ(separator_meant(one, "income"), std::nullopt);
  EXPECT_EQ(separator_meant(std::vector<std::string>{"group"}, "group"), std::nullopt);
}

// Python: bytes.decode("cp1252").encode().
TEST(Windows1252, TextsBecomeUtf8) {
  EXPECT_EQ(from_windows_1252("Caf\xE9 \x80 1, \x93 x\x94 \x8A\xFF"), "Café € 1, “ x” Šÿ");
  for (int byte = 0xA0; byte < 0x100; ++byte) {
    const std::string utf8{static_cast<char>(0xC0 | byte >> 6),
                           static_cast<char>(0x80 | (byte & 0x3F))};
    EXPECT_EQ(from_windows_1252(std::string(1, static_cast<char>(byte))), utf8) << byte;
  }
}

TEST(Windows1252, WhatThePageDoesNotHaveIsNoText) {
  for (const char* none : {"\x81", "\x8D", "\x8F", "\x90", "\x9D"}) {
    EXPECT_FALSE(is_utf8(from_windows_1252(none)));
    EXPECT_FALSE(may_be_windows_1252(none));
  }
  EXPECT_TRUE(may_be_windows_1252("Caf\xE9"));
  EXPECT_FALSE(may_be_windows_1252("Café"));
  EXPECT_FALSE(
      may_be_windows_1252("\xFF\xFE"
                          "C"));
}

TEST(CsvReader, FieldsOfAWindows1252FileAreUtf8UnlessItHasAByteOrderMark) {
  const auto read = [](const std::string& bytes) {
    std::string all;
    CsvReader reader(
        [&](const CsvReader::Row& row) {
          for (const std::string& field : row.fields) all += field + "|";
          return true;
        },
        CsvForm{.windows_1252 = true});
    for (const char c : bytes) reader.add({&c, 1});
    reader.end();
    return all;
  };
  EXPECT_EQ(read("na\xEFve;b\n\"\x80;\";\xE9\n"), "naïve|b|€;|é|");
  EXPECT_EQ(read("\xEF\xBB\xBFnaïve;b\né;c\n"), "naïve|b|é|c|");
}

}  // namespace
}  // namespace peil
