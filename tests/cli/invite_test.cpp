// Transcripts of `peil invite`, with a mail server and a printer that stand in for the real ones.
#include <gmock/gmock.h>

#include <map>
#include <set>

#include "peil/base/outside_error.h"
#include "peil/base/text.h"
#include "peil/interview/login_code.h"
#include "peil/render/post_html.h"
#include "peil/store/contact_store.h"
#include "peil/store/sending_lock.h"
#include "small_study.h"

namespace peil::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using How = HandedOver::How;

constexpr const char* field_toml = R"toml(
[field]
site = "https://vragen.example/"
email = "email"
name = "name"
address = ["name", "email"]
days_between = 3

[[message]]
step = "invite"
day = 2013-09-16
modes = ["email", "letter"]
cost = { email = 0.01, letter = 1.5 }
[message.email]
subject = "Wat vindt u van {organisation}?"
body = """
Geachte {name},

Ga naar {link} of typ {code} op {site}, tot en met {until}.
Uw nummer: {number}."""
[message.letter]
subject = "Wat vindt u van {organisation}?"
body = "Geachte {name}, uw code is {code}."

[[message]]
step = "reminder-1"
day = 2013-09-20
modes = ["email"]
to = "not-complete"
[message.email]
subject = "Doet u nog mee?"
body = "U kunt meedoen tot en met {until}: {link}"
)toml";

/// A post office that notes what it gets.
struct Office : PdfPrinter {
  std::vector<Mail> mails;
  std::map<std::string, How> answers;  ///< by address; others are taken
  bool closed = false;
  bool no_paper = false;
  mutable std::vector<std::string> printed;

  class Sender : public MailSender {
   public:
    explicit Sender(Office& office) : office_(office) {}
    HandedOver send(const Mail& mail) override {
      if (office_.closed) throw OutsideError("the server is gone.");
      const auto how = office_.answers.find(mail.to);
      if (how != office_.answers.end() && how->second != How::InDoubt) return {how->second, "550"};
      office_.mails.push_back(mail);
      return {how == office_.answers.end() ? How::Taken : how->second, "250"};
    }

   private:
    Office& office_;
  };

  std::string pdf(std::string_view html) const override {
    if (no_paper) throw OutsideError("there is no paper.");
    printed.emplace_back(html);
    return "%PDF";
  }
};

/// The small study with its people loaded, on 16 September 2013 and after.
struct Sender : testing::Desk {
  Office office;
  render::PostHtml post;

  Sender() {
    outside.read_stores = store::read_stores;
    outside.contact_store = store::contact_store;
    outside.sending_lock = store::sending_lock;
    outside.mail_sender = [this](const MailServer&) {
      return std::make_unique<Office::Sender>(office);
    };
    outside.printer = &office, outside.letter_writer = &post;
    const std::filesystem::path plan = dir / "small/plans/2013.toml";
    testing::spill(plan, testing::slurp(plan) + field_toml);
    testing::spill(dir / "mail.toml",
                   "server = \"localhost\"\ntls = \"none\"\nfrom = \"a@example.org\"\n"
                   "unsubscribe = \"b@example.org\"\n");
    run("sample draw DIR/small --wave 2013 --frame DIR/frame.csv --out DIR/sample.csv");
    run("data init DIR/small --key DIR/people.key");
    run("sample load DIR/small --wave 2013 --sample DIR/sample.csv --codes DIR/codes.csv");
  }

  std::string invite(const std::string& more = "", const std::string& step = "invite",
                     const std::string& day = "2013-09-16") {
    return run("invite DIR/small --wave 2013 --step " + step +
               " --key DIR/people.key --codes DIR/codes.csv --mail DIR/mail.toml --letters "
               "DIR/letters --day " +
               day + " " + more);
  }

  std::string data() const { return (dir / "small/data").string(); }

  std::vector<ContactEvent> events() const {
    std::vector<ContactEvent> all;
    store::contact_store(data(), true)->each("2013", [&](const ContactEvent& e) {
      all.push_back(e);
    });
    return all;
  }

  /// Id of the person with an address.
  std::string person(const std::string& email) const {
    const StoresToRead stores = store::read_stores(data());
    std::string id;
    stores.people->each("2013", store::people_keys(testing::slurp(dir / "people.key")),
                        [&](const Person& p) {
                          if (p.contact.at("email") == email) id = p.id;
                        });
    return id;
  }

  void tell(const std::string& email, ContactResult result) {
    const ContactEvent event{person(email),      "2013", "",
                             ContactMode::Email, result, *read_day("2013-09-17")};
    store::contact_store(data(), true)->add(std::span(&event, 1));
  }

  std::multiset<std::string> mailed() const {
    std::multiset<std::string> to;
    for (const Mail& mail : office.mails) to.insert(mail.to);
    return to;
  }
};

TEST(InviteCommand, ADryRunSaysWhoGetsWhatAndSendsNothing) {
  Sender sender;
  const std::string said = sender.invite("--dry-run");
  EXPECT_EQ(said,
            "Wave 2013, message 'invite', 2013-09-16: 5 people of 5.\n"
            "  firms   nl  email  2\n"
            "  people  nl  email  3\n"
            "Cost by email: 0.05\n"
            "Nothing was sent (--dry-run).\nexit 0\n");
  EXPECT_TRUE(sender.office.mails.empty());
  EXPECT_FALSE(std::filesystem::exists(sender.data() + "/contacts.db"));
}

TEST(InviteCommand, EverybodyGetsTheirOwnCodeOnceHoweverOftenItIsRun) {
  Sender sender;
  EXPECT_THAT(sender.invite(), HasSubstr("E-mails taken by the server: 5.\n"));
  ASSERT_EQ(sender.office.mails.size(), 5u);
  std::map<std::string, std::string> codes;  // e-mail address -> code, by sample and codes
  std::istringstream lines(testing::slurp(sender.dir / "codes.csv"));
  for (std::string line; std::getline(lines, line);) {
    const auto fields = split(line, ',');
    std::istringstream frame(testing::slurp(sender.dir / "frame.csv"));
    for (std::string row; std::getline(frame, row);)
      if (row.starts_with(std::string(fields[0]) + ","))
        codes[std::string(split(row, ',')[5])] = fields[2];
  }
  for (const Mail& mail : sender.office.mails) {
    const std::string& code = codes.at(mail.to);
    EXPECT_THAT(mail.body, HasSubstr("typ " + code +
                                     " op https://vragen.example, tot en met 30 "
                                     "september 2013."));
    EXPECT_THAT(mail.body,
                HasSubstr("https://vragen.example/nl#" + *interview::canonical_login_code(code)));
    EXPECT_EQ(mail.subject, "Wat vindt u van Dienst?");
    EXPECT_EQ(mail.tag.size(), 32u);
  }
  const std::string again = sender.invite();
  EXPECT_THAT(again, HasSubstr("invite', 2013-09-16: 0 people of 5.\n"));
  EXPECT_THAT(again, HasSubstr("       5  have had this message\n"));
  EXPECT_EQ(sender.office.mails.size(), 5u);
  EXPECT_EQ(sender.events().size(), 5u);
  EXPECT_THAT(sender.invite("", "reminder-1", "2013-09-20"), HasSubstr("taken by the server: 5."));
}

TEST(InviteCommand, WhatTheServerSaysDecidesWhatIsSentAgain) {
  Sender sender;
  const std::string said_first = sender.invite("--dry-run --json");
  EXPECT_THAT(said_first, HasSubstr("\"cost\": 0.05"));
  const auto all = [&] {
    std::vector<std::string> addresses;
    const StoresToRead stores = store::read_stores(sender.data());
    stores.people->each("2013", store::people_keys(testing::slurp(sender.dir / "people.key")),
                        [&](const Person& p) { addresses.push_back(p.contact.at("email")); });
    return addresses;
  }();
  sender.office.answers = {
      {all[0], How::NoSuchAddress}, {all[1], How::NotNow}, {all[2], How::InDoubt}};
  const std::string said = sender.invite();
  EXPECT_THAT(said, HasSubstr("taken by the server: 2.\n"));
  EXPECT_THAT(said, HasSubstr("no such address: 1.\n"));
  EXPECT_THAT(said, HasSubstr("for now, may be sent again: 1.\n"));
  EXPECT_THAT(said, HasSubstr("In doubt, the connection broke; not sent again: 1.\n"));
  for (const std::string& address : all) EXPECT_THAT(said, Not(HasSubstr(address)));
  sender.office.answers.clear();
  const std::string again = sender.invite();
  // No such mailbox: a letter; not now: the e-mail; in doubt: nothing.
  EXPECT_THAT(again, HasSubstr("taken by the server: 1.\n"));
  EXPECT_THAT(again, HasSubstr("Letters printed: 1.\n"));
  EXPECT_THAT(again, HasSubstr("       1  may have had this message: nobody knows\n"));
  EXPECT_EQ(sender.mailed().count(all[0]), 0u);
  for (std::size_t i = 1; i < all.size(); ++i) EXPECT_EQ(sender.mailed().count(all[i]), 1u);
  EXPECT_EQ(sender.mode("letters/2013-invite-nl-1.pdf"), 0600u);
}

TEST(InviteCommand, AServerThatIsGoneStopsAndTheRestGoesLater) {
  Sender sender;
  sender.office.closed = true;
  EXPECT_THAT(sender.invite(), HasSubstr("peil: sending stopped: the server is gone."));
  EXPECT_THAT(sender.invite(), HasSubstr("exit 3\n"));
  sender.office.closed = false;
  EXPECT_THAT(sender.invite(), HasSubstr("taken by the server: 5.\n"));
  EXPECT_EQ(sender.mailed().size(), 5u);
}

TEST(InviteCommand, WhatWasInTheAirWhenASenderDiedIsToldAndNotSentAgain) {
  Sender sender;
  const ContactEvent claimed{sender.person("f1@example.invalid"),
                             "2013",
                             "invite",
                             ContactMode::Email,
                             ContactResult::Sending,
                             *read_day("2013-09-16")};
  store::contact_store(sender.data(), true)->claim(std::span(&claimed, 1));
  const std::string said = sender.invite();
  EXPECT_THAT(said,
              HasSubstr("In the air when an earlier run ended, and not sent again: 1 message.\n"));
  EXPECT_THAT(said, HasSubstr("taken by the server: 4.\n"));
  EXPECT_EQ(sender.mailed().count("f1@example.invalid"), 0u);
}

TEST(InviteCommand, WhoOptedOutGetsNothingAndNeitherDoTheirAddresses) {
  Sender sender;
  sender.tell("f1@example.invalid", ContactResult::OptedOut);
  sender.tell("f2@example.invalid", ContactResult::Deceased);
  const std::string said = sender.invite();
  EXPECT_THAT(said, HasSubstr("       1  want no messages\n"));
  EXPECT_THAT(said, HasSubstr("       1  died\n"));
  EXPECT_EQ(sender.mailed().size(), 3u);
  EXPECT_EQ(sender.mailed().count("f1@example.invalid"), 0u);
  EXPECT_THAT(sender.invite("", "reminder-1", "2013-09-20"), HasSubstr("taken by the server: 3."));
}

TEST(InviteCommand, OneSendsAtATime) {
  Sender sender;
  const auto other = store::sending_lock(sender.data());
  EXPECT_THAT(sender.invite(), HasSubstr("is sending from this folder"));
  EXPECT_TRUE(sender.office.mails.empty());
  EXPECT_THAT(sender.invite("--dry-run"), HasSubstr("5 people of 5"));
}

TEST(InviteCommand, LettersHaveAddressAndCodeAndAreNotClaimedWithoutPaper) {
  Sender sender;
  const std::filesystem::path plan = sender.dir / "small/plans/2013.toml";
  std::string text = testing::slurp(plan);
  text.replace(text.find("modes = [\"email\", \"letter\"]"), 27, "modes = [\"letter\"]");
  text.replace(text.find("cost = { email = 0.01, letter = 1.5 }"), 37, "cost = { letter = 1.5 }");
  const auto from = text.find("[message.email]"), to = text.find("[message.letter]");
  testing::spill(plan, text.erase(from, to - from));
  sender.office.no_paper = true;
  EXPECT_THAT(sender.invite(), HasSubstr("there is no paper."));
  sender.office.no_paper = false;
  const std::string said = sender.invite();
  EXPECT_THAT(said, HasSubstr("Cost by letter: 7.50\n"));
  EXPECT_THAT(said, HasSubstr("Letters: DIR/letters/2013-invite-nl-1.pdf, secret."));
  ASSERT_EQ(sender.office.printed.size(), 1u);
  std::size_t pages = 0;
  const std::string& html = sender.office.printed[0];
  for (std::size_t at = 0; (at = html.find("<article>", at)) != std::string::npos; ++at) ++pages;
  EXPECT_EQ(pages, 5u);
  EXPECT_THAT(html, HasSubstr("<p><bdi>f1@example.invalid</bdi></p>"));
  EXPECT_THAT(html, HasSubstr("<span class=\"line\">Geachte Firma 1, uw code is "));
}

TEST(InviteCommand, EveryMistakeIsToldBeforeAnythingIsSent) {
  Sender sender;
  const std::string said = sender.run(
      "invite DIR/small --wave 2013 --step invit --key DIR/codes.csv --day 2013-13-01 --by fax");
  EXPECT_THAT(said,
              HasSubstr("--step: Wave 2013 has no message 'invit'.\n    Did you mean 'invite'?"));
  EXPECT_THAT(said, HasSubstr("--day: '2013-13-01' is no day."));
  EXPECT_THAT(said, HasSubstr("--by: 'fax' is no way to send a message."));
  EXPECT_THAT(said, HasSubstr("This file is no key of 32 bytes."));
  EXPECT_THAT(said, HasSubstr("--codes: The codes of the people are not given."));
  EXPECT_THAT(said, HasSubstr("Nothing was sent.\nexit 1\n"));
  EXPECT_THAT(sender.invite("", "invite", "2013-09-15"), HasSubstr("goes out from 2013-09-16 on"));
  EXPECT_THAT(sender.invite("", "invite", "2013-10-01"), HasSubstr("closed on 2013-09-30"));
  EXPECT_THAT(sender.invite("--json", "invite", "2013-10-01"),
              HasSubstr("\"code\": \"invite.after-fieldwork\""));
  EXPECT_TRUE(sender.office.mails.empty());
}

TEST(InviteCommand, CodesThatOpenNothingAreNotSent) {
  Sender sender;
  std::string codes = testing::slurp(sender.dir / "codes.csv");
  const auto at = codes.find('-') - 4;
  codes.replace(at, 4, codes.substr(at, 4) == "0000" ? "1111" : "0000");
  testing::spill(sender.dir / "codes.csv", codes);
  EXPECT_THAT(sender.invite(), HasSubstr("The codes of 1 person who would get the message do not "
                                         "open their interviews."));
  testing::spill(sender.dir / "codes.csv",
                 codes.substr(0, codes.rfind('\n', codes.size() - 2) + 1));
  EXPECT_THAT(sender.invite(), HasSubstr("The file has no code for 1 person"));
  EXPECT_TRUE(sender.office.mails.empty());
}

}  // namespace
}  // namespace peil::cli
