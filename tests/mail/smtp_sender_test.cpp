// The SMTP adapter against a server that is another program.
#include "peil/mail/smtp_sender.h"

#include <gmock/gmock.h>

#include <chrono>

#include "mail_sink.h"
#include "peil/base/outside_error.h"

namespace peil::mail {
namespace {

using ::testing::HasSubstr;
using testing::MailSink;
using ::testing::Not;
using How = HandedOver::How;

MailServer server_at(int port) {
  MailServer server;
  server.host = "127.0.0.1", server.port = port, server.tls = MailServer::Tls::None;
  server.from = "onderzoek@dienst.example", server.from_name = "De Dienst";
  server.bounces = "terug@dienst.example", server.unsubscribe = "stop@dienst.example";
  server.per_minute = 60'000;
  return server;
}

Mail mail_to(const std::string& address) {
  return {address,
          "Uw mening over caf\u00E9",
          "Geachte \u0645\u062D\u0645\u062F,\n\n.\nEen regel = 1.",
          "nl",
          "00112233445566778899aabbccddeeff",
          "1234 567 890"};
}

TEST(SmtpSender, OneConnectionTakesManyMails) {
  const MailSink sink;
  const auto sender = smtp_sender(server_at(sink.port()));
  for (const char* to : {"an@example.org", "bo@example.org", "cas@example.org"})
    EXPECT_EQ(sender->send(mail_to(to)).how, How::Taken);
  const auto mails = sink.mails();
  ASSERT_EQ(mails.size(), 3u);
  EXPECT_EQ(mails[1].to, "bo@example.org");
  EXPECT_EQ(mails[0].connection, mails[2].connection);
}

TEST(SmtpSender, TheMessageIsPlainTextThatAnyReaderShows) {
  const MailSink sink;
  smtp_sender(server_at(sink.port()))->send(mail_to("an@example.org"));
  const std::string text = sink.mails().at(0).text;
  EXPECT_THAT(text, HasSubstr("Subject: =?UTF-8?B?VXcgbWVuaW5nIG92ZXIgY2Fmw6k=?="));
  EXPECT_THAT(text, HasSubstr("Message-ID: <00112233445566778899aabbccddeeff@dienst.example>"));
  EXPECT_THAT(text, HasSubstr("List-Unsubscribe: <mailto:stop@dienst.example?subject=stop%20"));
  EXPECT_THAT(text, HasSubstr("Content-Type: text/plain; charset=UTF-8"));
  EXPECT_THAT(text, HasSubstr("Content-Transfer-Encoding: quoted-printable"));
  EXPECT_THAT(text, HasSubstr("Geachte =D9=85=D8=AD=D9=85=D8=AF,"));
  EXPECT_THAT(text, HasSubstr("Een regel =3D 1."));
}

TEST(SmtpSender, RefusalsForGoodAndForNowAreToldApart) {
  const MailSink sink;
  const auto sender = smtp_sender(server_at(sink.port()));
  const HandedOver gone = sender->send(mail_to("gone@example.org"));
  EXPECT_EQ(gone.how, How::NoSuchAddress);
  EXPECT_EQ(gone.reply, "550");
  EXPECT_EQ(sender->send(mail_to("later@example.org")).how, How::NotNow);
  EXPECT_EQ(sender->send(mail_to("spam@example.org")).how, How::NotNow);
  EXPECT_EQ(sender->send(mail_to("an@example.org")).how, How::Taken);
  EXPECT_EQ(sink.mails().size(), 1u);
}

TEST(SmtpSender, AConnectionCutAfterTheMessageLeavesDoubt) {
  const MailSink sink;
  const auto sender = smtp_sender(server_at(sink.port()));
  EXPECT_EQ(sender->send(mail_to("an@example.org")).how, How::Taken);
  EXPECT_EQ(sender->send(mail_to("drop@example.org")).how, How::InDoubt);
  EXPECT_EQ(sender->send(mail_to("bo@example.org")).how, How::Taken);
  EXPECT_EQ(sink.mails().size(), 3u);  // the one in doubt was there, and once
}

TEST(SmtpSender, WithoutTlsNothingIsSentWhereItIsAskedFor) {
  const MailSink sink;
  MailServer server = server_at(sink.port());
  server.tls = MailServer::Tls::StartTls;
  EXPECT_THROW(smtp_sender(server)->send(mail_to("an@example.org")), OutsideError);
  EXPECT_TRUE(sink.mails().empty());
}

TEST(SmtpSender, AServerThatIsNotThereNamesNobody) {
  int port = 0;
  {
    const MailSink sink;
    port = sink.port();
  }
  try {
    smtp_sender(server_at(port))->send(mail_to("an@example.org"));
    FAIL() << "nothing was said";
  } catch (const OutsideError& error) {
    EXPECT_THAT(error.what(), HasSubstr("127.0.0.1:" + std::to_string(port)));
    EXPECT_THAT(error.what(), Not(HasSubstr("an@")));
  }
}

TEST(SmtpSender, GoesNoFasterThanItIsTold) {
  const MailSink sink;
  MailServer server = server_at(sink.port());
  server.per_minute = 300;  // one in 200 ms
  const auto sender = smtp_sender(server);
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < 4; ++i) sender->send(mail_to("an@example.org"));
  EXPECT_GE(std::chrono::steady_clock::now() - begin, std::chrono::milliseconds(600));
}

}  // namespace
}  // namespace peil::mail
