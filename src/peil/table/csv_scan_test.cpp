#include "peil/table/csv_scan.h"

#include <gtest/gtest.h>

#include <string>

#include "peil/base/chance.h"

namespace peil::table {
namespace {

std::vector<std::uint32_t> listed(const Places& places) {
  return {places.from(0), places.from(0) + places.size()};
}

TEST(CsvScan, FindsSeparatorsLineEndsAndQuotes) {
  Scan found;
  scan("a;\"b\"\n;,", ';', found);
  EXPECT_EQ(listed(found.ends), (std::vector<std::uint32_t>{1, 5, 6}));
  EXPECT_EQ(listed(found.lines), (std::vector<std::uint32_t>{5}));
  EXPECT_EQ(listed(found.quotes), (std::vector<std::uint32_t>{2, 4}));
  EXPECT_EQ(found.lines[1], Places::beyond);
  EXPECT_TRUE(found.plain);
}

TEST(CsvScan, IsPlainOnlyWithoutNulAndHighBits) {
  for (const char strange : {'\0', '\x80', '\xFF'}) {
    for (std::size_t at = 0; at < 150; ++at) {
      std::string text(150, '\x7F');
      Scan found;
      scan(text, ',', found);
      EXPECT_TRUE(found.plain);
      text[at] = strange;
      scan(text, ',', found);
      EXPECT_FALSE(found.plain) << at;
    }
  }
}

TEST(CsvScan, SeesACarriageReturnThatEndsALineAlone) {
  for (std::size_t at = 0; at < 150; ++at) {
    std::string text(152, 'x');
    Scan found;
    text[at] = '\r';
    scan(text, ',', found);
    EXPECT_TRUE(found.returns) << at;
    text[at + 1] = '\n';
    scan(text, ',', found);
    EXPECT_FALSE(found.returns) << at;
  }
}

TEST(CsvScan, SixteenAtATimeFindsWhatByteByByteFinds) {
  Chance chance("csv-scan", "random");
  Scan quick, slow;
  for (int round = 0; round < 2000; ++round) {
    std::string text(chance.below(300), ' ');
    for (char& c : text) c = ",;\n\"\r7x\xC3\xA9"[chance.below(9)];
    scan(text, ',', quick);
    scan_by_byte(text, ',', slow);
    ASSERT_EQ(listed(quick.ends), listed(slow.ends));
    ASSERT_EQ(listed(quick.lines), listed(slow.lines));
    ASSERT_EQ(listed(quick.quotes), listed(slow.quotes));
    ASSERT_EQ(quick.plain, slow.plain);
    ASSERT_EQ(quick.returns, slow.returns);
  }
}

}  // namespace
}  // namespace peil::table
