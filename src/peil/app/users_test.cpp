#include "peil/app/users.h"

#include <gtest/gtest.h>

#include "peil/base/digest.h"
#include "peil/ports/testing/memory_console.h"

namespace peil::app {
namespace {

struct FixedClock : Clock {
  Day today(const std::string&) const override { return {}; }
  std::string now(const std::string&) const override { return "2013-09-16T10:30:05+00:00"; }
  std::int64_t seconds() const override { return 0; }
};
struct CountingSecrets : Secrets {
  std::string bytes(std::size_t count) override {
    return raw_sha256(std::to_string(++calls)).substr(0, count);
  }
  int calls = 0;
};

struct Users : ::testing::Test {
  std::string code(const Problems& problems) const {
    return problems.empty() ? "" : problems.front().code;
  }
  std::string last_event() const {
    const auto all = store.events(0, 100);
    if (all.empty()) return "";
    const AuditEvent& e = all.back().event;
    return e.at + " " + e.who + " " + e.what + " " + e.object + " " + e.outcome;
  }
  std::string stamp() const { return store.user("an")->stamp; }

  testing::MemoryConsoleStore store;
  testing::PlainPasswords passwords;
  CountingSecrets secrets;
  FixedClock clock;
  UserDesk desk{store, passwords, secrets, clock};
  static constexpr const char* long_one = "a sentence of mine";
};

TEST_F(Users, AreAddedOnceAndToldOf) {
  EXPECT_EQ(code(add_user(desk, "an", Role::Lead, long_one)), "");
  EXPECT_TRUE(passwords.fits(store.user("an")->password, long_one));
  EXPECT_EQ(last_event(), "2013-09-16T10:30:05+00:00 command line user.add an done: lead");
  EXPECT_EQ(code(add_user(desk, "an", Role::Reader, long_one)), "user.there");
  EXPECT_EQ(store.user("an")->role, Role::Lead);
}

TEST_F(Users, NamesAreShortAndPlain) {
  for (const char* good : {"an", "a.jansen@ind.nl", "x-1_2"})
    EXPECT_EQ(code(name_problems(good)), "") << good;
  for (const char* bad : {"", "An", "a b", "a/b", "é", "a\n"})
    EXPECT_EQ(code(name_problems(bad)), "user.name") << bad;
  EXPECT_EQ(code(name_problems(std::string(65, 'a'))), "user.name");
}

TEST_F(Users, PasswordsAreLongAndNotRepeatedInWhatIsSaid) {
  EXPECT_EQ(code(password_problems("twelve signs", "an")), "");
  EXPECT_EQ(code(password_problems("\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9abcdef", "an")), "");
  for (const std::string& bad : {std::string(), std::string("eleven sign"),
                                 std::string("aaaaaaaaaaaaaaa"), std::string("a.very.long.name"),
                                 std::string(1025, 'a') + "b", std::string("not utf eight \xff")}) {
    const Problems found = password_problems(bad, "a.very.long.name");
    EXPECT_EQ(code(found), "user.password") << bad;
    if (!bad.empty()) {
      EXPECT_EQ(found.front().message.find(bad), std::string::npos);
      EXPECT_EQ(found.front().where, "password");
    }
  }
}

TEST_F(Users, EveryChangeGivesAnotherStampAndIsToldOf) {
  add_user(desk, "an", Role::Lead, long_one);
  std::set<std::string> stamps{stamp()};
  EXPECT_EQ(code(change_password(desk, "an", "another sentence")), "");
  EXPECT_TRUE(passwords.fits(store.user("an")->password, "another sentence"));
  EXPECT_TRUE(stamps.insert(stamp()).second);
  EXPECT_EQ(code(change_role(desk, "an", Role::Reader)), "");
  EXPECT_EQ(last_event(), "2013-09-16T10:30:05+00:00 command line user.role an done: reader");
  EXPECT_TRUE(stamps.insert(stamp()).second);
  const auto secret = renew_totp(desk, "an");
  ASSERT_TRUE(secret.ok());
  EXPECT_EQ(secret.value().size(), 20u);
  EXPECT_EQ(store.user("an")->totp, secret.value());
  EXPECT_TRUE(stamps.insert(stamp()).second);
  EXPECT_EQ(code(drop_totp(desk, "an")), "");
  EXPECT_EQ(store.user("an")->totp, "");
  EXPECT_TRUE(stamps.insert(stamp()).second);
  EXPECT_EQ(code(remove_user(desk, "an")), "");
  EXPECT_EQ(last_event(), "2013-09-16T10:30:05+00:00 command line user.remove an done");
  EXPECT_EQ(store.event_count(), 6);
}

TEST_F(Users, NobodyIsChangedWhoIsNotThere) {
  EXPECT_EQ(code(change_password(desk, "bo", long_one)), "user.unknown");
  EXPECT_EQ(code(change_role(desk, "bo", Role::Lead)), "user.unknown");
  EXPECT_EQ(code(remove_user(desk, "bo")), "user.unknown");
  EXPECT_EQ(code(drop_totp(desk, "bo")), "user.unknown");
  EXPECT_FALSE(renew_totp(desk, "bo").ok());
  EXPECT_EQ(store.event_count(), 0);
}

}  // namespace
}  // namespace peil::app
