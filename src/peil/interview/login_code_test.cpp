#include "peil/interview/login_code.h"

#include <gtest/gtest.h>

#include <set>

#include "peil/base/chance.h"

namespace peil::interview {
namespace {

TEST(LoginCode, TakesFiveBitsOfEachRandomByte) {
  const std::string bytes{'\x00', '\x01', '\x1F', '\x20', '\x0A', '\x11',
                          '\x12', '\x13', '\xFF', '\x09', '\x1B', '\x1C'};
  EXPECT_EQ(make_login_code(bytes), "01Z0AHJKZ9VW");
  EXPECT_EQ(printed_login_code("01Z0AHJKZ9VW"), "01Z0-AHJK-Z9VW");
}

TEST(LoginCode, ReadsWhatPeopleType) {
  for (const char* typed :
       {"01Z0-AHJK-Z9VW", "01z0ahjkz9vw", " 01Z0 ahjk z9vw\r\n", "O1ZO-AHJK-Z9VW", "oIzo-ahjk-z9vw",
        "olz0-ahjk-z9vw", "01Z0\u2013AHJK\u2014Z9VW", "0 1 Z 0 A H J K Z 9 V W", "01Z0.AHJK.Z9VW",
        "\u0660\u0661Z0AHJKZ\u06F9VW", "０１Ｚ０ＡＨＪＫｚ９ｖｗ", "01Z0\u00A0AHJK\u200BZ9VW"}) {
    EXPECT_EQ(canonical_login_code(typed), "01Z0AHJKZ9VW") << typed;
  }
}

// What Persian and Arabic keyboards, PDF viewers and phones put into a text.
TEST(LoginCode, InvisibleSignsBlanksAndDashesOfAnyScriptFallAway) {
  for (const std::string between :
       {"\u200C", "\u061C", "\u202F", "\uFEFF", "\u2066", "\u3000", "\u2003", "\u2028", "\u2011",
        "\u2015", "\uFE58", "\u058A", "\u180E", "\u00AD"}) {
    const std::string typed = between + "01Z0" + between + "AHJK" + between + "Z9VW" + between;
    EXPECT_EQ(canonical_login_code(typed), "01Z0AHJKZ9VW") << between;
  }
  EXPECT_EQ(canonical_login_code("0\u0131Z0AHJKZ9VW"), "01Z0AHJKZ9VW");
  EXPECT_EQ(canonical_login_code("0\u0130Z0AHJKZ9VW"), "01Z0AHJKZ9VW");
  EXPECT_EQ(canonical_login_code("\u0966\u0967Z0AHJKZ9VW"), "01Z0AHJKZ9VW");
}

TEST(LoginCode, CountsTheSignsThatWereTyped) {
  EXPECT_EQ(login_code_signs(""), 0u);
  EXPECT_EQ(login_code_signs(" \u200C- "), 0u);
  EXPECT_EQ(login_code_signs("01Z0-AHJK-Z9V"), 11u);
  EXPECT_EQ(login_code_signs("01Z0-AHJK-Z9VW"), 12u);
  EXPECT_EQ(login_code_signs("wrong"), 5u);
}

TEST(LoginCode, RefusesWhatCannotBeACode) {
  const std::string nul("01Z0AHJKZ9V\0", 12);
  for (const std::string& typed :
       {std::string(), std::string("   "), std::string("01Z0-AHJK-Z9V"),
        std::string("01Z0-AHJK-Z9VWX"), std::string("01Z0-AHJK-Z9VU"), std::string("01Z0AHJKZ9V%"),
        nul, std::string("' OR 1=1 --"), std::string("é1Z0AHJKZ9VW"), std::string("\xEF\xBC"),
        std::string("\xD9"), std::string(100'000, '0')}) {
    EXPECT_FALSE(canonical_login_code(typed)) << typed.substr(0, 30);
  }
}

TEST(LoginCode, EveryCodeReadsBackAsItself) {
  Chance chance("codes", "round trip");
  std::set<std::string> codes;
  for (int i = 0; i < 2000; ++i) {
    std::string bytes;
    for (std::size_t k = 0; k < login_code_bytes; ++k)
      bytes += static_cast<char>(chance.below(256));
    const std::string code = make_login_code(bytes);
    EXPECT_EQ(canonical_login_code(printed_login_code(code)), code);
    codes.insert(code);
  }
  EXPECT_EQ(codes.size(), 2000u);
}

TEST(LoginCode, IsKeptAsAnHmacUnderTheServerKey) {
  // Made with: printf 'code:01Z0AHJKZ9VW' | openssl dgst -sha256 -hmac key
  EXPECT_EQ(login_code_hmac("key", "01Z0AHJKZ9VW"),
            "912c804c44ba10d96253dfe90243b812605b567daf8733300d2015d2af81bd08");
}

}  // namespace
}  // namespace peil::interview
