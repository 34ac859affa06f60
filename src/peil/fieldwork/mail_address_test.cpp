#include "peil/fieldwork/mail_address.h"

#include <gtest/gtest.h>

#include "peil/base/text.h"

namespace peil::fieldwork {
namespace {

TEST(MailAddress, IsTakenWithoutTheBlanksAroundIt) {
  EXPECT_EQ(mail_address(" a.b+c@mail.example.org\t"), "a.b+c@mail.example.org");
  EXPECT_EQ(mail_address("o'neil@example.org"), "o'neil@example.org");
  EXPECT_EQ(address_key(" A.Jansen@Example.ORG "), "a.jansen@example.org");
}

TEST(MailAddress, WhatIsMoreOrLessThanOneIsNone) {
  const std::string long_part(65, 'a'), long_label(64, 'b');
  for (const std::string& text : {std::string(),
                                  std::string("geen"),
                                  std::string("a@b"),
                                  std::string("@example.org"),
                                  std::string("a@example.org, b@example.org"),
                                  std::string("a@example.org;b@example.org"),
                                  std::string("A <a@example.org>"),
                                  std::string("\"a b\"@example.org"),
                                  std::string("a@exa mple.org"),
                                  std::string("a@example.org\r\nBcc: b@example.org"),
                                  std::string("a@example.org\nDATA"),
                                  std::string("a\0@example.org", 14),
                                  std::string("a..b@example.org"),
                                  std::string(".a@example.org"),
                                  std::string("a@-example.org"),
                                  std::string("a@example..org"),
                                  std::string("a@[127.0.0.1]"),
                                  std::string("jos\u00E9@example.org"),
                                  std::string("a@ex\u00E4mple.org"),
                                  std::string("a\u202E@example.org"),
                                  long_part + "@example.org",
                                  "a@" + long_label + ".org"})
    EXPECT_FALSE(mail_address(text)) << text;
}

TEST(PlainLine, HasNoLineEndsAndNoSignsThatTurnOrHide) {
  EXPECT_EQ(plain_line("  A.\r\nBcc: b@example.org\t "), "A. Bcc: b@example.org");
  EXPECT_EQ(plain_line("Jan\u202Enesnaj\u200F\u200B\x1B[31m"), "Jannesnaj [31m");
  EXPECT_EQ(plain_line("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645"),
            "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645");  // the joiner is spelling
  EXPECT_EQ(plain_line("a\xFF\xFE"
                       "b"),
            "ab");
  std::string very_long;
  for (int i = 0; i < 5000; ++i) very_long += "\u00E9";
  EXPECT_EQ(code_points(plain_line(very_long)), 200u);
}

}  // namespace
}  // namespace peil::fieldwork
