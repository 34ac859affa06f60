// What every store of users and audit log promises, run against the one in memory and the one on
// disk.
#include <gtest/gtest.h>

#include <thread>

#include "peil/ports/testing/memory_console.h"
#include "peil/store/console_store.h"
#include "peil/store/testing/samples.h"

namespace peil::store::testing {
namespace {

enum class Keeper { Memory, Disk };

class ConsolePort : public ::testing::TestWithParam<Keeper> {
 protected:
  std::unique_ptr<ConsoleStore> made() const {
    if (GetParam() == Keeper::Memory) return std::make_unique<peil::testing::MemoryConsoleStore>();
    return console_store(folder_.file("data"), true);
  }
  TemporaryFolder folder_;
  std::unique_ptr<ConsoleStore> store_ = made();
};

User an() { return {"an", Role::Lead, "hash", std::string("\0\x01 secret", 9), "stamp"}; }
AuditEvent event(const std::string& what) { return {"now", "who", what, "on", "done", "net"}; }

std::vector<std::string> told(const ConsoleStore& store) {
  std::vector<std::string> all;
  for (const AuditEntry& entry : store.events(0, 100)) all.push_back(entry.event.what);
  return all;
}

TEST_P(ConsolePort, GivesBackAUserAsAdded) {
  EXPECT_FALSE(store_->user("an"));
  EXPECT_TRUE(store_->add(an(), event("add")));
  const User back = store_->user("an").value();
  EXPECT_EQ(back.name, "an");
  EXPECT_EQ(back.role, Role::Lead);
  EXPECT_EQ(back.password, "hash");
  EXPECT_EQ(back.totp, an().totp);
  EXPECT_EQ(back.stamp, "stamp");
  EXPECT_FALSE(store_->user("AN"));
}

TEST_P(ConsolePort, ListsByName) {
  for (const char* name : {"cas", "an", "bo"}) {
    User user = an();
    user.name = name;
    store_->add(user, event("add"));
  }
  std::vector<std::string> names;
  for (const User& user : store_->users()) names.push_back(user.name);
  EXPECT_EQ(names, (std::vector<std::string>{"an", "bo", "cas"}));
}

TEST_P(ConsolePort, WhatIsRefusedChangesAndTellsNothing) {
  store_->add(an(), event("add"));
  User other = an();
  other.role = Role::Reader;
  EXPECT_FALSE(store_->add(other, event("again")));
  EXPECT_EQ(store_->user("an")->role, Role::Lead);
  EXPECT_FALSE(store_->change("bo", [](User& u) { u.role = Role::Reader; }, event("change")));
  EXPECT_FALSE(store_->remove("bo", event("remove")));
  EXPECT_EQ(told(*store_), (std::vector<std::string>{"add"}));
}

TEST_P(ConsolePort, AThrowInAnEditChangesAndTellsNothing) {
  store_->add(an(), event("add"));
  EXPECT_THROW(store_->change(
                   "an",
                   [](User& user) {
                     user.role = Role::Reader;
                     throw std::runtime_error("no");
                   },
                   event("change")),
               std::runtime_error);
  EXPECT_EQ(store_->user("an")->role, Role::Lead);
  EXPECT_EQ(told(*store_), (std::vector<std::string>{"add"}));
  EXPECT_TRUE(store_->change("an", [](User& u) { u.role = Role::Agency; }, event("change")));
  EXPECT_EQ(store_->user("an")->role, Role::Agency);
}

TEST_P(ConsolePort, WhoWasRemovedIsGone) {
  store_->add(an(), event("add"));
  EXPECT_TRUE(store_->remove("an", event("remove")));
  EXPECT_FALSE(store_->user("an"));
  EXPECT_TRUE(store_->users().empty());
  EXPECT_TRUE(store_->add(an(), event("add")));
}

TEST_P(ConsolePort, AStepOfACodeIsGoodOnceAndOnlyForward) {
  store_->add(an(), event("add"));
  EXPECT_TRUE(store_->use_step("an", 100));
  EXPECT_FALSE(store_->use_step("an", 100));
  EXPECT_FALSE(store_->use_step("an", 99));
  EXPECT_TRUE(store_->use_step("an", 101));
  EXPECT_FALSE(store_->use_step("bo", 102));
  store_->change("an", [](User& u) { u.password = "other"; }, event("password"));
  EXPECT_FALSE(store_->use_step("an", 101));
  store_->change("an", [](User& u) { u.totp = "fresh"; }, event("totp"));
  EXPECT_TRUE(store_->use_step("an", 50));
}

TEST_P(ConsolePort, AStepIsGoodOnceAlsoWhenManyComeAtOnce) {
  store_->add(an(), event("add"));
  std::atomic<int> taken = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&] {
        for (int step = 1; step <= 10; ++step) taken += store_->use_step("an", step) ? 1 : 0;
      });
    }
  }
  EXPECT_LE(taken, 10);
  EXPECT_GE(taken, 1);
  EXPECT_FALSE(store_->use_step("an", 10));
}

TEST_P(ConsolePort, EventsAreChainedAndComeInTheirOrder) {
  for (int i = 0; i < 5; ++i) store_->note(event("e" + std::to_string(i)));
  const auto all = store_->events(0, 100);
  ASSERT_EQ(all.size(), 5u);
  EXPECT_EQ(all[3].event, event("e3"));
  ChainWalk walk;
  EXPECT_FALSE(walk.follow(all));
  EXPECT_EQ(walk.count(), 5);
  const auto some = store_->events(2, 2);
  ASSERT_EQ(some.size(), 2u);
  EXPECT_EQ(some[0].place, 3);
  EXPECT_EQ(store_->event_count(), 5);
  EXPECT_TRUE(store_->events(5, 10).empty());
}

TEST_P(ConsolePort, EventsOfManyThreadsMakeOneChain) {
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 10; ++i) store_->note(event("e"));
      });
    }
  }
  ChainWalk walk;
  EXPECT_FALSE(walk.follow(store_->events(0, 100)));
  EXPECT_EQ(walk.count(), 40);
}

INSTANTIATE_TEST_SUITE_P(All, ConsolePort, ::testing::Values(Keeper::Memory, Keeper::Disk),
                         [](const auto& i) {
                           return i.param == Keeper::Memory ? "Memory" : "Disk";
                         });

}  // namespace
}  // namespace peil::store::testing
