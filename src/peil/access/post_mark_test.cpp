#include "peil/access/post_mark.h"

#include <gtest/gtest.h>

namespace peil::access {
namespace {

TEST(PostMark, IsGoodForOneRespondentOnOnePage) {
  const std::string mark = post_mark("key", "abc", "desk", "r4nd0m");
  EXPECT_EQ(random_of("key", mark, "abc", "desk"), "r4nd0m");
  EXPECT_FALSE(random_of("key", mark, "abd", "desk"));
  EXPECT_FALSE(random_of("key", mark, "abc", "rest"));
  EXPECT_FALSE(random_of("other", mark, "abc", "desk"));
  for (const std::string& forged : {std::string(), std::string("."), std::string("r4nd0m"),
                                    mark + "0", mark.substr(1), "s" + mark.substr(1)}) {
    EXPECT_FALSE(random_of("key", forged, "abc", "desk")) << forged;
  }
}

}  // namespace
}  // namespace peil::access
