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

}  // namespace
}  // namespace peil
