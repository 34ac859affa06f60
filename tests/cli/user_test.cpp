// Transcripts of `peil user` and `peil audit`.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <regex>

#include "peil/ports/testing/memory_console.h"
#include "peil/store/console_store.h"
#include "small_study.h"

namespace peil::cli {
namespace {

namespace fs = std::filesystem;

/// A desk at which passwords are typed.
class UserDesk : public testing::Desk {
 public:
  UserDesk() {
    outside.console_store = store::console_store;
    outside.passwords = &passwords;
    outside.ask_secret = [this](const std::string&) { return typed; };
  }
  std::string say(const std::string& line) {
    std::vector<std::string> given;
    std::istringstream in(line);
    for (std::string word; in >> word;) {
      if (const auto at = word.find("DIR"); at != std::string::npos)
        word.replace(at, 3, dir.string());
      given.push_back(word);
    }
    const std::vector<Command> commands{user_add,    user_list, user_password, user_role,
                                        user_remove, user_totp, audit_list,    audit_verify};
    std::ostringstream out, err;
    const int exit = cli::run(commands, given, outside, {out, err});
    std::string text = out.str() + err.str();
    for (std::size_t at = 0; (at = text.find(dir.string(), at)) != std::string::npos;)
      text.replace(at, dir.string().size(), "DIR");
    return text + "exit " + std::to_string(exit) + "\n";
  }
  std::optional<std::string> typed = "a sentence of mine";
  peil::testing::PlainPasswords passwords;
};

TEST(UserCommands, AddListChangeRemove) {
  UserDesk desk;
  EXPECT_EQ(desk.say("user list DIR/small"),
            "DIR/small/data: This data folder has no users yet.\n"
            "    Add one by `peil user add`.\nexit 1\n");
  EXPECT_EQ(desk.say("user add DIR/small an --role lead"),
            "Added: an, lead. One-time codes: `peil user totp`.\nexit 0\n");
  EXPECT_EQ(desk.say("user add DIR/small bo --role reader"),
            "Added: bo, reader. One-time codes: `peil user totp`.\nexit 0\n");
  EXPECT_EQ(desk.say("user add DIR/small an --role reader"),
            "an: There is a user of this name already.\n"
            "    Change it by `peil user password` or `peil user role`.\nexit 1\n");
  EXPECT_EQ(desk.say("user role DIR/small bo --role officer"), "Changed: bo is officer.\nexit 0\n");
  EXPECT_EQ(desk.say("user list DIR/small"),
            "an  lead  no one-time codes\nbo  officer  no one-time codes\nexit 0\n");
  EXPECT_EQ(desk.say("user remove DIR/small bo"), "Removed: bo.\nexit 0\n");
  EXPECT_EQ(desk.say("user remove DIR/small bo"),
            "bo: There is no user of this name.\n    `peil user list` names them all.\nexit 1\n");
  EXPECT_EQ(desk.mode("small/data/console.db"), 0600u);
}

TEST(UserCommands, RefuseWhatCannotBe) {
  UserDesk desk;
  EXPECT_EQ(desk.say("user add DIR/small an --role boss"),
            "peil user: there is no role 'boss'. There are: reader officer agency lead\nexit 2\n");
  EXPECT_EQ(desk.say("user add DIR/small An --role lead"),
            "An: This cannot be the name of a user.\n    Take up to 64 small letters, digits and . "
            "- _ @, such as 'a.jansen'.\nexit 1\n");
  desk.typed = "short";
  EXPECT_EQ(desk.say("user add DIR/small an --role lead"),
            "password: The password has fewer than 12 signs.\n"
            "    Take a sentence, or let a password manager make one.\nexit 1\n");
  desk.typed = std::nullopt;
  EXPECT_EQ(desk.say("user add DIR/small an --role lead"),
            "peil user: no password was given; it is read from standard input.\nexit 2\n");
  EXPECT_TRUE(desk.say("user add DIR/typo an --role lead").ends_with("exit 3\n"));
  EXPECT_FALSE(fs::exists(desk.dir / "typo"));
}

TEST(UserCommands, NoPasswordIsTakenFromTheLine) {
  UserDesk desk;
  EXPECT_TRUE(desk.say("user add DIR/small an secret --role lead").ends_with("--help.\nexit 2\n"));
}

TEST(UserCommands, TheSecretOfOneTimeCodesIsShownOnce) {
  UserDesk desk;
  desk.say("user add DIR/small an --role lead");
  const std::string said = desk.say("user totp DIR/small an");
  std::smatch found;
  ASSERT_TRUE(std::regex_match(
      said, found,
      std::regex("Shown this once; put it in an authenticator of an.\n"
                 "otpauth://totp/peil%20small:an\\?secret=([A-Z2-7]{32})&issuer=peil%20small"
                 "&algorithm=SHA1&digits=6&period=30\nSecret: ([A-Z2-7]{32})\nexit 0\n")))
      << said;
  EXPECT_EQ(found[1], found[2]);
  EXPECT_EQ(desk.say("user list DIR/small"), "an  lead  one-time codes\nexit 0\n");
  EXPECT_EQ(desk.say("audit list DIR/small").find(found[1]), std::string::npos);
  EXPECT_NE(desk.say("user totp DIR/small an"), said);
  EXPECT_EQ(desk.say("user totp DIR/small an --off"),
            "an logs in without one-time codes.\nexit 0\n");
  EXPECT_EQ(desk.say("user list DIR/small"), "an  lead  no one-time codes\nexit 0\n");
}

TEST(AuditCommands, TellWhoDidWhatAndWhetherTheLogHolds) {
  UserDesk desk;
  EXPECT_EQ(desk.say("audit verify DIR/small"),
            "DIR/small/data: This data folder has no audit log.\n"
            "    It begins with the first `peil user add`.\nexit 1\n");
  desk.say("user add DIR/small an --role lead");
  desk.say("user role DIR/small an --role reader");
  const std::string list = desk.say("audit list DIR/small");
  EXPECT_TRUE(std::regex_match(
      list, std::regex("place,at,who,what,object,outcome,from,hash\n"
                       "1,[-0-9T:]{19}\\+00:00,command line,user.add,an,done: lead,,[0-9a-f]{64}\n"
                       "2,[-0-9T:]{19}\\+00:00,command line,user.role,an,done: reader,,"
                       "[0-9a-f]{64}\nexit 0\n")))
      << list;
  const std::string said = desk.say("audit verify DIR/small");
  std::smatch found;
  ASSERT_TRUE(std::regex_search(
      said, found, std::regex("^The audit log holds: 2 events.\nHead: ([0-9a-f]{64})\n")))
      << said;
  const std::string head = found[1];
  desk.say("user remove DIR/small an");
  EXPECT_TRUE(desk.say("audit verify DIR/small --head " + head).ends_with("exit 0\n"));

  sqlite3* db = nullptr;
  sqlite3_open((desk.dir / "small/data/console.db").c_str(), &db);
  sqlite3_exec(db, "DROP TRIGGER event_is_kept; DELETE FROM event WHERE place > 1", nullptr,
               nullptr, nullptr);
  EXPECT_TRUE(desk.say("audit verify DIR/small").ends_with("exit 0\n"));
  EXPECT_EQ(desk.say("audit verify DIR/small --head " + head),
            "--head: No event of the log has this hash: events were cut off, or the log is another "
            "one.\n    Keep the file as it is, and compare it with a backup.\nexit 1\n");
  sqlite3_exec(db, "DROP TRIGGER event_stays; UPDATE event SET who = 'bo'", nullptr, nullptr,
               nullptr);
  sqlite3_close(db);
  EXPECT_EQ(desk.say("audit verify DIR/small"),
            "event 1: The audit log does not hold: this event, or one before it, is not as it was "
            "written.\n    Keep the file as it is, and compare it with a backup.\nexit 1\n");
}

}  // namespace
}  // namespace peil::cli
