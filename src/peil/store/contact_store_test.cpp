#include "peil/store/contact_store.h"

#include <gmock/gmock.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

#include "peil/store/backup.h"
#include "peil/store/open.h"
#include "peil/store/testing/store_folder.h"

namespace peil::store::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;

ContactEvent letter_to(const std::string& person, ContactResult result = ContactResult::Sent) {
  return {person, "2013", "invite", ContactMode::Letter, result, Day(std::chrono::days(16000))};
}
using Letters = std::vector<ContactEvent>;

std::vector<ContactResult> results_in(const ContactStore& store) {
  std::vector<ContactResult> all;
  store.each("2013", [&](const ContactEvent& event) { all.push_back(event.result); });
  return all;
}

class ContactFile : public StoreFolder {
 protected:
  void SetUp() override { data_ = folder_.file("data"); }
  int tamper(const std::string& sql) const {
    sqlite3* db = nullptr;
    sqlite3_open(file(contacts_file).c_str(), &db);
    const int code = sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr);
    sqlite3_close(db);
    return code;
  }
};

TEST_F(ContactFile, IsMadeForItsOwnerOnlyAndOnlyWhenAskedTo) {
  EXPECT_EQ(contact_store(data_, false), nullptr);
  EXPECT_FALSE(fs::exists(data_));
  contact_store(data_, true)->add(Letters{letter_to("a")});
  EXPECT_EQ(mode(data_), 0700);
  for (const auto& entry : fs::directory_iterator(data_))
    EXPECT_EQ(mode(entry.path().string()), 0600) << entry.path();
  EXPECT_EQ(ask(file(contacts_file), "PRAGMA application_id"), std::to_string(0x70656971) + "|");
  fs::permissions(file(contacts_file), fs::perms::group_read, fs::perm_options::add);
  EXPECT_THROW(contact_store(data_, false), OutsideError);
}

TEST_F(ContactFile, LivesBesideAServiceThatHasTheFolder) {
  const Stores serving = store::open(data_);
  const auto one = contact_store(data_, true), two = contact_store(data_, true);
  EXPECT_EQ(one->claim(Letters{letter_to("a")}).size(), 1U);
  EXPECT_EQ(two->claim(Letters{letter_to("a"), letter_to("b")}).size(), 1U);
  EXPECT_EQ(results_in(*one).size(), 2U);
}

TEST_F(ContactFile, OfSeveralProcessesThatClaimTheSameOneGetsIt) {
  contact_store(data_, true);
  std::vector<pid_t> children;
  for (int p = 0; p < 3; ++p) {
    const pid_t child = ::fork();
    if (child == 0) {
      const auto store = contact_store(data_, true);
      int own = 0;
      for (int i = 0; i < 30; ++i)
        own += static_cast<int>(store->claim(Letters{letter_to(std::to_string(i))}).size());
      ::_exit(own);
    }
    children.push_back(child);
  }
  int claimed = 0;
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFEXITED(status));
    claimed += WEXITSTATUS(status);
  }
  EXPECT_EQ(claimed, 30);
}

TEST_F(ContactFile, WhatAKilledSenderClaimedIsUnknownAndStaysUnsent) {
  const pid_t child = ::fork();
  if (child == 0) {
    const auto store = contact_store(data_, true);
    store->claim(Letters{letter_to("a"), letter_to("b")});
    store->settle(Letters{letter_to("a")});
    ::kill(::getpid(), SIGKILL);
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_TRUE(WIFSIGNALED(status));
  const auto store = contact_store(data_, false);
  EXPECT_EQ(results_in(*store), (std::vector{ContactResult::Sent, ContactResult::Sending}));
  EXPECT_EQ(store->give_up_sending("2013", Day()), 1U);
  EXPECT_EQ(results_in(*store), (std::vector{ContactResult::Sent, ContactResult::Unknown}));
  EXPECT_TRUE(store->claim(Letters{letter_to("a"), letter_to("b")}).empty());
}

TEST_F(ContactFile, TheTableItselfRefusesASecondClaimAndAnotherPast) {
  contact_store(data_, true)->add(Letters{letter_to("a")});
  EXPECT_EQ(tamper("INSERT INTO event VALUES (NULL, '2013', 'a', 'invite', 'email', 'sending', "
                   "'2013-10-01')"),
            SQLITE_CONSTRAINT);
  EXPECT_EQ(tamper("UPDATE event SET result = 'failed'"), SQLITE_CONSTRAINT);
}

TEST_F(ContactFile, IsInTheBackup) {
  const Stores serving = store::open(data_);
  const auto store = contact_store(data_, true);
  store->add(Letters{letter_to("a", ContactResult::Returned)});
  const std::string to = data_ + "-copy";
  EXPECT_THAT(back_up(data_, to), Contains("contacts.db"));
  EXPECT_EQ(mode(to + "/contacts.db"), 0600);
  EXPECT_EQ(results_in(*contact_store(to, false)), std::vector{ContactResult::Returned});
  fs::remove_all(to);
}

// Codes and people are read beside a service, and nothing is made or changed by that.
TEST_F(ContactFile, CodesAndPeopleAreReadBesideAService) {
  EXPECT_THROW(read_stores(data_), OutsideError);
  EXPECT_FALSE(fs::exists(data_));
  Stores serving = store::open(data_);
  serving.people->use_key({std::string(32, 'p'), ""});
  serving.people->add(std::vector<Person>{{"p2", "2013", "k2", "en", {}},
                                          {"p1", "2013", "k1", "nl", {}},
                                          {"p3", "2014", "k3", "nl", {}}});
  serving.keys->add(std::vector<KeyEntry>{{"c1", "r1", "p1"}, {"c2", "r2", "p2"}, {"c3", "t", ""}});
  {
    const StoresToRead beside = read_stores(data_);
    EXPECT_EQ(beside.keys->known(), (std::vector<KnownAs>{{"r1", "p1"}, {"r2", "p2"}}));
    EXPECT_EQ(beside.people->listed("2013"), (std::vector<Listed>{{"p1", "nl"}, {"p2", "en"}}));
  }
  serving = Stores();
  const StoresToRead after = read_stores(data_);
  EXPECT_EQ(after.keys->known().size(), 2U);
  EXPECT_EQ(after.people->listed("2014"), (std::vector<Listed>{{"p3", "nl"}}));
}

}  // namespace
}  // namespace peil::store::testing
