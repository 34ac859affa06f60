#include "peil/model/words.h"

#include <gtest/gtest.h>

namespace peil {
namespace {

const LocalText both{"group/vr", {{"en", "Aliens"}, {"nl", "Vreemdelingen"}}};
const LocalText dutch{"group/vr", {{"nl", "Vreemdelingen"}}};

TEST(Words, ATextThatIsNotThereInALanguageIsMarkedWithItsOwn) {
  EXPECT_EQ(flat(words_in(both, "en", "nl")), "Aliens");
  EXPECT_EQ(words_in(both, "en", "nl").at(0).language, "");
  EXPECT_EQ(flat(words_in(dutch, "en", "nl")), "Vreemdelingen");
  EXPECT_EQ(words_in(dutch, "en", "nl").at(0).language, "nl");
  EXPECT_EQ(words_in(dutch, "nl", "nl").at(0).language, "");
  EXPECT_TRUE(words_in(LocalText{}, "en", "nl").empty());
}

TEST(Words, ATextInOneLanguageIsMarkedForReadersOfAnother) {
  EXPECT_EQ(words_in("burgers", "en", "nl").at(0).language, "nl");
  EXPECT_EQ(words_in("burgers", "nl", "nl").at(0).language, "");
}

TEST(Words, JoinAndReadAsOneText) {
  const std::vector<Words> parts{plain("a"), strong("b"), words_in("c", "en", "nl")};
  EXPECT_EQ(flat(join(parts, "; ")), "a; b; c");
  EXPECT_EQ(join(parts, "; ").back().language, "nl");
  EXPECT_EQ(flat(plain("a") + plain("b")), "ab");
  EXPECT_TRUE(join(std::vector<Words>{}, ", ").empty());
}

}  // namespace
}  // namespace peil
