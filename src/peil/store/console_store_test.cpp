#include "peil/store/console_store.h"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "peil/store/backup.h"
#include "peil/store/open.h"
#include "peil/store/testing/store_folder.h"

namespace peil::store::testing {
namespace {

namespace fs = std::filesystem;

ChainWalk walked(const ConsoleStore& store) {
  ChainWalk walk;
  walk.follow(store.events(0, 1000));
  return walk;
}
std::optional<ChainBreak> broken(const ConsoleStore& store) {
  return ChainWalk().follow(store.events(0, 1000));
}

AuditEvent event(const std::string& what) { return {"now", "who", what, "on", "done", "net"}; }

class ConsoleFile : public StoreFolder {
 protected:
  void SetUp() override { data_ = folder_.file("data"); }
  std::string console() const { return file("console.db"); }
  /// Runs a statement as somebody who has the file and no manners; what SQLite answered.
  int tamper(const std::string& sql) const {
    sqlite3* db = nullptr;
    sqlite3_open(console().c_str(), &db);
    const int code = sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr);
    sqlite3_close(db);
    return code;
  }
};

TEST_F(ConsoleFile, IsMadeForItsOwnerOnlyAndOnlyWhenAskedTo) {
  EXPECT_EQ(console_store(data_, false), nullptr);
  EXPECT_FALSE(fs::exists(data_));
  const auto store = console_store(data_, true);
  store->note(event("one"));
  EXPECT_EQ(mode(data_), 0700);
  for (const auto& entry : fs::directory_iterator(data_))
    EXPECT_EQ(mode(entry.path().string()), 0600) << entry.path();
  EXPECT_NE(console_store(data_, false), nullptr);
}

TEST_F(ConsoleFile, AMisspeltFolderIsNotMade) {
  EXPECT_THROW(console_store(data_ + "-not/there/data", true), OutsideError);
}

TEST_F(ConsoleFile, AFileThatOthersMayReadIsRefused) {
  console_store(data_, true);
  fs::permissions(console(),
                  fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
  EXPECT_THROW(console_store(data_, true), OutsideError);
  EXPECT_THROW(console_store(data_, false), OutsideError);
}

TEST_F(ConsoleFile, LivesBesideAServiceThatHasTheFolder) {
  const Stores serving = store::open(data_);
  const auto one = console_store(data_, true), two = console_store(data_, true);
  one->note(event("one"));
  two->note(event("two"));
  one->note(event("three"));
  EXPECT_FALSE(broken(*two));
  EXPECT_EQ(walked(*two).count(), 3);
}

TEST_F(ConsoleFile, EventsOfSeveralProcessesMakeOneChain) {
  console_store(data_, true);
  std::vector<pid_t> children;
  for (int p = 0; p < 3; ++p) {
    const pid_t child = ::fork();
    if (child == 0) {
      const auto store = console_store(data_, true);
      for (int i = 0; i < 20; ++i) store->note(event("e"));
      ::_exit(0);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
  }
  const auto store = console_store(data_, false);
  EXPECT_FALSE(broken(*store));
  EXPECT_EQ(walked(*store).count(), 60);
}

TEST_F(ConsoleFile, TheTableItselfRefusesToChangeOrTakeOutEvents) {
  console_store(data_, true)->note(event("one"));
  EXPECT_EQ(tamper("UPDATE event SET who = 'x'"), SQLITE_CONSTRAINT);
  EXPECT_EQ(tamper("DELETE FROM event"), SQLITE_CONSTRAINT);
}

TEST_F(ConsoleFile, WhoGetsRoundThatBreaksTheChain) {
  {
    const auto store = console_store(data_, true);
    for (int i = 1; i <= 5; ++i) store->note(event("e" + std::to_string(i)));
    ASSERT_FALSE(broken(*store));
  }
  const auto after = [&](const std::string& sql) {
    fs::copy_file(console(), data_ + "/kept");
    EXPECT_EQ(tamper("DROP TRIGGER event_stays; DROP TRIGGER event_is_kept; " + sql), SQLITE_OK);
    auto found = broken(*console_store(data_, false));
    fs::remove(console());
    fs::rename(data_ + "/kept", console());
    return found ? found->place : 0;
  };
  EXPECT_EQ(after("UPDATE event SET who = 'x' WHERE place = 2"), 2);
  EXPECT_EQ(after("DELETE FROM event WHERE place = 3"), 4);
  EXPECT_EQ(after("DELETE FROM event WHERE place = 3; UPDATE event SET place = place - 1 "
                  "WHERE place > 3"),
            3);
}

TEST_F(ConsoleFile, IsInTheBackup) {
  const auto store = console_store(data_, true);
  store->add({"an", Role::Lead, "hash", "", "stamp"}, event("add"));
  const std::string to = data_ + "-copy";
  const auto made = back_up(data_, to);
  EXPECT_NE(std::ranges::find(made, "console.db"), made.end());
  const auto copy = console_store(to, false);
  EXPECT_TRUE(copy->user("an"));
  EXPECT_EQ(walked(*copy).count(), 1);
  fs::remove_all(to);
}

}  // namespace
}  // namespace peil::store::testing
