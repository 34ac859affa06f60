#include "peil/app/mail_settings.h"

#include <gtest/gtest.h>

#include "peil/app/testing/outside.h"

namespace peil::app {
namespace {

const std::string right = R"(server = "smtp.example.org"
user = "onderzoek"
password_file = "/secret/mail"
from = "onderzoek@example.org"
from_name = "Dienst"
unsubscribe = "stop@example.org"
)";

Result<MailServer> settings(const std::string& text, const std::string& file = "/etc/mail.toml") {
  testing::MemoryFiles files;
  files.at[file] = text;
  files.at["/secret/mail"] = "geheim\n";
  files.at["/study/mail"] = "geheim\n";
  return mail_settings(file, "/study", files);
}

std::string codes_of(const Result<MailServer>& read) {
  std::string all;
  if (read.ok()) return all;
  for (const Problem& one : read.problems()) all += one.code + " ";
  return all;
}

TEST(MailSettings, AreSecuredUnlessTheyStayHere) {
  const auto read = settings(right);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read.value().tls, MailServer::Tls::StartTls);
  EXPECT_EQ(read.value().port, 587);
  EXPECT_EQ(read.value().password, "geheim");
  EXPECT_EQ(settings(right + "tls = \"wrapped\"\n").value().port, 465);
  EXPECT_EQ(codes_of(settings(right + "tls = \"none\"\n")), "mail.tls ");
  EXPECT_TRUE(settings("server = \"127.0.0.1\"\ntls = \"none\"\nfrom = \"a@example.org\"\n"
                       "unsubscribe = \"a@example.org\"\n")
                  .ok());
}

TEST(MailSettings, EveryMistakeIsToldAtOnce) {
  EXPECT_EQ(codes_of(settings("server = \"a\"\nfrom = \"A <a@example.org>\"\nuser = \"x\"\n")),
            "mail.address key.missing mail.password ");
  EXPECT_EQ(codes_of(settings(right + "reply_to = \"a@b\\nBcc: c@example.org\"\nport = 0\n")),
            "value.out-of-range mail.address ");
}

TEST(MailSettings, DoNotLieWithTheStudy) {
  EXPECT_EQ(codes_of(settings(right, "/study/mail.toml")), "mail.in-the-study ");
  std::string beside = right;
  beside.replace(beside.find("/secret"), 7, "/study");
  EXPECT_EQ(codes_of(settings(beside)), "mail.in-the-study ");
}

}  // namespace
}  // namespace peil::app
