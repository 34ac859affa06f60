#include "peil/access/ticket.h"

#include <gtest/gtest.h>

namespace peil::access {
namespace {

TEST(Ticket, IsGoodForItsOwnerUntilItsEnd) {
  const std::string mine = ticket("key", "abc", 1000);
  EXPECT_EQ(holder("key", mine, 0), "abc");
  EXPECT_EQ(holder("key", mine, 999), "abc");
  EXPECT_FALSE(holder("key", mine, 1000));
}

TEST(Ticket, AForgedOneIsNobodys) {
  const std::string mine = ticket("key", "abc", 1000);
  const std::string signature = mine.substr(mine.rfind('.'));
  for (const std::string& forged :
       {std::string(), std::string("."), std::string(".."), std::string("abc"),
        std::string("abc.1000."), mine + "0", "abd.1000" + signature, "abc.9000" + signature,
        "abc.01000" + signature, mine + ".", ticket("other", "abc", 1000)}) {
    EXPECT_FALSE(holder("key", forged, 0)) << forged;
  }
}

}  // namespace
}  // namespace peil::access
