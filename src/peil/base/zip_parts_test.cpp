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
  const std::string changed =
      zip_with(zip_of(two), {{"a.xml", "<new/>"}, {"b/second.xml", std::nullopt}, {"c.xml", "<c/>"}});
  ZipParts parts(changed);
  ASSERT_TRUE(parts.ok());
  EXPECT_EQ(parts.part("a.xml"), "<new/>");
  EXPECT_EQ(parts.part("c.xml"), "<c/>");
  EXPECT_FALSE(parts.part("b/second.xml").has_value());
}

TEST(ZipParts, OfWhatIsNoArchiveAreNotThere) {
  EXPECT_FALSE(ZipParts("no archive").ok());
  EXPECT_FALSE(ZipParts("").ok());
}

}  // namespace
}  // namespace peil
