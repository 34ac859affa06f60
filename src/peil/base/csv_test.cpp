#include "peil/base/csv.h"

#include <gtest/gtest.h>

namespace peil {
namespace {

struct Read {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::size_t> lines;
  bool whole = false;
  bool misplaced = false;
};

Read read(std::string_view text, std::size_t piece) {
  Read read;
  CsvReader reader([&](const CsvReader::Row& row) {
    read.rows.push_back(row.fields);
    read.lines.push_back(row.line);
    read.misplaced = read.misplaced || row.quote_misplaced;
    return true;
  });
  for (std::size_t at = 0; at < text.size(); at += piece) reader.add(text.substr(at, piece));
  read.whole = reader.end();
  return read;
}

using Rows = std::vector<std::vector<std::string>>;

TEST(Csv, IsTheSameInPiecesOfAnySize) {
  const std::string_view text = "\xEF\xBB\xBFkey,name\r\n1,\"a \"\"b\"\",\n c\"\r\n\r\n2,\n3,d";
  for (std::size_t piece = 1; piece < 12; ++piece) {
    const Read got = read(text, piece);
    EXPECT_EQ(got.rows, (Rows{{"key", "name"}, {"1", "a \"b\",\n c"}, {"2", ""}, {"3", "d"}}));
    EXPECT_EQ(got.lines, (std::vector<std::size_t>{1, 2, 5, 6}));
    EXPECT_TRUE(got.whole);
    EXPECT_FALSE(got.misplaced);
  }
}

TEST(Csv, TakesSemicolonsWhenTheFirstLineHasMoreOfThem) {
  EXPECT_EQ(read("a;b;c,d\n1;2,5;3\n", 100).rows, (Rows{{"a", "b", "c,d"}, {"1", "2,5", "3"}}));
}

TEST(Csv, TakesTabsWhenTheFirstLineHasMostOfThem) {
  EXPECT_EQ(read("a\tb\tc,d\n1\t2,5\t\n", 2).rows, (Rows{{"a", "b", "c,d"}, {"1", "2,5", ""}}));
}

TEST(Csv, LinesMayEndInCarriageReturnsAndInAMixture) {
  for (const std::size_t piece : {1u, 2u, 3u, 100u}) {
    const Read got = read("a,b\r1,\"x\ry\"\r\r2,\r\n3,z\n4,", piece);
    EXPECT_EQ(got.rows, (Rows{{"a", "b"}, {"1", "x\ry"}, {"2", ""}, {"3", "z"}, {"4", ""}}));
    EXPECT_EQ(got.lines, (std::vector<std::size_t>{1, 2, 5, 6, 7}));
  }
}

TEST(Csv, TellsWhereEachRowLies) {
  const std::string text = "\xEF\xBB\xBFkey,b\r\n\r\n1,\"2\n3\"\n4,5";
  std::vector<std::string> cut;
  CsvReader reader([&](const CsvReader::Row& row) {
    cut.push_back(text.substr(row.from, row.bytes));
    return true;
  });
  for (const char c : text) reader.add({&c, 1});
  EXPECT_TRUE(reader.end());
  EXPECT_EQ(cut, (std::vector<std::string>{"key,b\r\n", "1,\"2\n3\"\n", "4,5"}));
}

TEST(Csv, ARowOfMegabytesInSmallPiecesTakesNoLonger) {
  const std::string text = "a,b\n1,\"" + std::string(4'000'000, '\n') + "\"\n";
  EXPECT_EQ(read(text, 16).rows.at(1).at(1).size(), 4'000'000u);  // hours when read anew each time
}

TEST(Csv, SeesAFileCutShortInsideQuotes) { EXPECT_FALSE(read("a,b\n1,\"cut", 3).whole); }

TEST(Csv, SeesQuotesWhereNoneBelong) {
  EXPECT_TRUE(read("a,b\n1,x\"y\n", 3).misplaced);
  EXPECT_TRUE(read("a,b\n1,\"x\"y\n", 3).misplaced);
}

TEST(Csv, AFieldSurvivesWritingAndReading) {
  for (const char* field : {"plain", "a,b", "a\"b", "line\nend", " blank ", "", ";"}) {
    const Read got = read("h,i\nx," + csv_field(field) + "\n", 4);
    EXPECT_EQ(got.rows.at(1).at(1), field);
  }
}

TEST(CsvField, WhatASpreadsheetWouldReckonIsTextThereAndComesBackAsItWas) {
  for (const char* formula :
       {"=cmd|'/c calc'!A0", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uFF1D1+1"}) {
    const std::string field = csv_spreadsheet_field(formula);
    EXPECT_TRUE(field.starts_with("'") || field.starts_with("\"'")) << field;
  }
  EXPECT_EQ(csv_spreadsheet_field("'s-Gravenhage"), "'s-Gravenhage");
  EXPECT_EQ(csv_spreadsheet_field("a=b"), "a=b");
  // Any text comes back, those that look as if they had been treated before as well.
  std::vector<std::string> texts{""};
  for (int length = 0; length < 4; ++length) {
    std::vector<std::string> longer = texts;
    for (const std::string& text : texts) {
      for (const char* sign : {"'", "=", "@", "x", "\"", "\uFF0B", "\r"})
        longer.push_back(text + sign);
    }
    texts = std::move(longer);
  }
  for (const std::string& text : texts) {
    std::string back = "nothing";
    CsvReader reader([&](const CsvReader::Row& row) { return back = row.fields[0], true; });
    reader.add(csv_spreadsheet_field(text) + ",\n");
    reader.end();
    EXPECT_EQ(csv_spreadsheet_text(back), text);
  }
}

TEST(CsvReader, AFieldWithoutAnEndIsNotKept) {
  std::size_t rows = 0;
  CsvReader reader([&](const CsvReader::Row&) { return ++rows, true; });
  reader.add("a,b\n1,2\n3,\"");
  const std::string more(1 << 16, 'x');
  std::size_t fed = 0;
  while (!reader.too_large() && fed < 1000) reader.add(more), ++fed;
  EXPECT_LT(fed, 300u);  // 16 MiB of the 64 that were there
  EXPECT_TRUE(reader.end());
  EXPECT_EQ(rows, 2u);
  EXPECT_EQ(reader.row_line(), 3u);
}

TEST(CsvReader, AFirstLineWithoutAnEndIsNotKept) {
  CsvReader reader([](const CsvReader::Row&) { return true; });
  const std::string more(1 << 16, 'x');
  std::size_t fed = 0;
  while (!reader.too_large() && fed < 1000) reader.add(more), ++fed;
  EXPECT_LT(fed, 100u);
}

TEST(CsvReader, ALargeRowIsTooLargeHoweverItComes) {
  for (const std::string& row :
       {std::string(5 << 20, 'x') + "\n", std::string(25'000, ',') + "\n"}) {
    for (const std::size_t piece : {std::size_t{1} << 12, row.size()}) {
      CsvReader reader([](const CsvReader::Row&) { return true; });
      reader.add("a\n");
      for (std::size_t at = 0; at < row.size(); at += piece)
        reader.add(std::string_view(row).substr(at, piece));
      reader.end();
      EXPECT_TRUE(reader.too_large());
    }
  }
}

}  // namespace
}  // namespace peil
