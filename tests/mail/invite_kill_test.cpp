// The program itself, killed while it sends: what the mail server has is held against the store.
#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <random>
#include <thread>

#include "cli/program.h"
#include "cli/small_study.h"
#include "mail_sink.h"
#include "peil/store/contact_store.h"

namespace peil::mail {
namespace {

using cli::testing::spill;
using testing::MailSink;
using testing::SunkMail;

constexpr int people = 40, kills = 6;

/// A study of forty people, loaded, with one invitation.
struct KilledSender {
  cli::testing::Desk desk;
  MailSink sink{0.02};
  std::string words;

  KilledSender() {
    const std::string dir = desk.dir.string();
    auto study = cli::testing::small_study();
    for (auto& [file, text] : study.files()) {
      std::string changed = text;
      if (file == "plans/2013.toml") {
        changed.replace(changed.find("\"people/granted\" = 2"), 20, "\"people/granted\" = 38");
        changed.erase(changed.find("\"people/refused\" = 1"), 20);
        changed +=
            "\n[field]\nsite = \"https://vragen.example\"\nemail = \"email\"\n"
            "[[message]]\nstep = \"invite\"\nday = 2013-09-16\nmodes = [\"email\"]\n"
            "email = { subject = \"Doet u mee?\", body = \"{link}\" }\n";
      }
      spill(desk.dir / "small" / file, changed);
    }
    std::string frame = "case,group,outcome,language,name,email,address\n";
    for (int i = 0; i < people - 2; ++i) {
      const std::string id = std::to_string(i);
      frame += "c" + id + ",people,granted,nl,N" + id + ",p" + id + "@example.invalid,yes\n";
    }
    frame +=
        "f1,firms,none,nl,F,f1@example.invalid,yes\nf2,firms,none,nl,G,f2@example.invalid,yes\n";
    spill(desk.dir / "frame.csv", frame);
    spill(desk.dir / "mail.toml",
          "server = \"127.0.0.1\"\nport = " + std::to_string(sink.port()) +
              "\ntls = \"none\"\nfrom = \"a@example.org\"\nunsubscribe = \"b@example.org\"\n"
              "per_minute = 100000\n");
    for (const std::string& line : {"sample draw " + dir + "/small --wave 2013 --frame " + dir +
                                        "/frame.csv --out " + dir + "/sample.csv",
                                    "data init " + dir + "/small --key " + dir + "/people.key",
                                    "sample load " + dir + "/small --wave 2013 --sample " + dir +
                                        "/sample.csv --codes " + dir + "/codes.csv"}) {
      const Said said = peil(line);
      EXPECT_EQ(said.status, 0) << said.text;
    }
    words = "invite " + dir + "/small --wave 2013 --step invite --day 2013-09-16 --key " + dir +
            "/people.key --codes " + dir + "/codes.csv --mail " + dir + "/mail.toml";
  }

  std::vector<SunkMail> wait_for_mails(std::size_t count) const {
    for (int i = 0; i < 600; ++i) {
      auto mails = sink.mails();
      if (mails.size() >= count) return mails;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return sink.mails();
  }

  /// Starts a sender, kills it some time after its first mail, waits until it is gone.
  void send_and_kill(std::chrono::milliseconds after) {
    const std::size_t before = sink.mails().size();
    const pid_t child = ::fork();
    if (child == 0) {
      const std::string line = "exec " PEIL_PROGRAM " " + words + " >/dev/null 2>&1";
      ::execl("/bin/sh", "sh", "-c", line.c_str(), nullptr);
      ::_exit(127);
    }
    wait_for_mails(before + 1);
    std::this_thread::sleep_for(after);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
  }
};

TEST(KilledSenders, NobodyGetsTwoMailsAndTheStoreKnowsOfEach) {
  KilledSender sender;
  std::mt19937 luck(20130916);
  for (int i = 0; i < kills; ++i)
    sender.send_and_kill(std::chrono::milliseconds(std::uniform_int_distribution<>(0, 90)(luck)));
  const Said last = peil(sender.words);
  EXPECT_EQ(last.status, 0) << last.text;

  std::map<std::string, int> mails;
  for (const SunkMail& mail : sender.sink.mails()) ++mails[mail.to];
  for (const auto& [to, count] : mails) EXPECT_EQ(count, 1) << to;
  std::map<ContactResult, std::size_t> results;
  store::contact_store((sender.desk.dir / "small/data").string(), true)
      ->each("2013", [&](const ContactEvent& event) { ++results[event.result]; });
  const std::size_t sent = results[ContactResult::Sent], unknown = results[ContactResult::Unknown];
  EXPECT_EQ(results.size(), 2u);
  EXPECT_EQ(sent + unknown, static_cast<std::size_t>(people));
  EXPECT_LE(unknown, static_cast<std::size_t>(kills));
  // Taken by the server: whatever the store calls sent, and of what nobody knows a part.
  EXPECT_GE(mails.size(), sent);
  EXPECT_LE(mails.size(), sent + unknown);
}

}  // namespace
}  // namespace peil::mail
