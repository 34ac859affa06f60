#include "peil/base/zip_parts.h"

#include <gtest/gtest.h>

namespace peil {
namespace {

const std::vector<std::pair<std::string, std::string>> two{{"b/second.xml", "<b/>"},
                                                           {"a.xml", "<a/>"}};

TEST(ZipParts, AreReadBackAsTheyWereWritten) {
  const std::string archive = zip_of(two);
  ZipParts parts(archive);
  ASSERT_TRUE(parts.ok());
  EXPECT_EQ(parts.names(), (std::vector<std::string>{"b/second.xml", "a.xml"}));
  EXPECT_EQ(parts.part("a.xml"), "<a/>");
  EXPECT_FALSE(parts.part("c.xml").has_value());
  EXPECT_EQ(archive, zip_of(two));
}

TEST(ZipParts, AreReplacedTakenOutAndAddedAloneWhereThatIsAsked) {
  const std::string changed = zip_with(
      zip_of(two), {{"a.xml", "<new/>"}, {"b/second.xml", std::nullopt}, {"c.xml", "<c/>"}});
  ZipParts parts(changed);
  ASSERT_TRUE(parts.ok());
  EXPECT_EQ(parts.part("a.xml"), "<new/>");
  EXPECT_EQ(parts.part("c.xml"), "<c/>");
  EXPECT_FALSE(parts.part("b/second.xml").has_value());
}

TEST(ZipParts, OfWhichTheBytesDoNotAddUpAreBroken) {
  const std::string words = "some words that are kept as they are, byte for byte";
  std::string archive = zip_of(std::vector<std::pair<std::string, std::string>>{{"a.txt", words}});
  // The checksum stands before the words and in the directory behind them.
  for (const std::string_view sign : {"PK\x03\x04", "PK\x01\x02"}) {
    const std::size_t at = archive.find(sign) + (sign[2] == '\x03' ? 14 : 16);
    archive[at] = static_cast<char>(archive[at] ^ 1);
  }
  ZipParts parts(archive);
  ASSERT_TRUE(parts.ok());
  EXPECT_FALSE(parts.part("a.txt").has_value());
}

TEST(ZipParts, OfWhatIsNoArchiveAreNotThere) {
  EXPECT_FALSE(ZipParts("no archive").ok());
  EXPECT_FALSE(ZipParts("").ok());
}

}  // namespace
}  // namespace peil
