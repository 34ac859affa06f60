#include "peil/mail/mail_headers.h"

#include <gmock/gmock.h>

namespace peil::mail {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::Not;

Mail example() {
  return {"an@example.org", "Uw mening", "Dag", "nl", "0123456789abcdef0123456789abcdef",
          "1234 567 890"};
}

MailServer server() {
  MailServer server;
  server.from = "onderzoek@dienst.example", server.from_name = "De \"Dienst\"";
  server.unsubscribe = "stop@dienst.example";
  return server;
}

TEST(MailHeaders, SayWhoFromWhenAndHowToGetNoMore) {
  const auto lines = mail_headers(example(), server(), 1379326205);
  EXPECT_THAT(lines, Contains("Date: Mon, 16 Sep 2013 10:10:05 +0000"));
  EXPECT_THAT(lines, Contains("From: \"De \\\"Dienst\\\"\" <onderzoek@dienst.example>"));
  EXPECT_THAT(lines, Contains("To: <an@example.org>"));
  EXPECT_THAT(lines, Contains("Message-ID: <0123456789abcdef0123456789abcdef@dienst.example>"));
  EXPECT_THAT(lines,
              Contains("List-Unsubscribe: <mailto:stop@dienst.example?subject=stop%201234567890>"));
}

// The examples of RFC 2047, section 8, in base 64 instead of Q.
TEST(MailHeaders, OtherSignsAreEncodedWordsThatEndBetweenSigns) {
  EXPECT_EQ(header_text("Uw mening"), "Uw mening");
  EXPECT_EQ(header_text("Keld J\u00F8rn Simonsen"), "=?UTF-8?B?S2VsZCBKw7hybiBTaW1vbnNlbg==?=");
  EXPECT_EQ(header_text("=?x?="), "=?UTF-8?B?PT94Pz0=?=");
  std::string text;
  for (int i = 0; i < 40; ++i) text += "\u0639";  // two bytes each: 45 is within one
  const std::string words = header_text(text);
  std::size_t from = 0;
  for (std::size_t end; from < words.size(); from = end + 3) {
    end = std::min(words.find("\r\n ", from), words.size());
    EXPECT_LE(end - from, 75u);
    EXPECT_TRUE(words.substr(from, end - from).ends_with("?="));
  }
  // 22 of the signs, as another program encodes them.
  EXPECT_TRUE(words.starts_with(
      "=?UTF-8?B?2LnYudi52LnYudi52LnYudi52LnYudi52LnYudi52LnYudi52LnYudi52Lk=?=\r\n =?UTF-8?B?"))
      << words;
}

TEST(MailHeaders, NoTextMakesALineOfItsOwn) {
  Mail mail = example();
  mail.subject = "Dag\r\nBcc: x@example.org";
  MailServer from = server();
  from.from_name = "D\r\nBcc: y@example.org\u00E9";
  EXPECT_THAT(mail_headers(mail, from, 0), Contains("Subject: Dag  Bcc: x@example.org"));
  EXPECT_THAT(mail_headers(mail, from, 0), Each(Not(HasSubstr("\nBcc"))));
}

TEST(MailBody, LinesEndAsTheWireHasThem) {
  EXPECT_EQ(mail_body("een\n\ntwee\r\x1B"), "een\r\n\r\ntwee\r\n");
}

}  // namespace
}  // namespace peil::mail
