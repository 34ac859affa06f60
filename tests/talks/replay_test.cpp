// Pages that are sent again, and pages that cannot be kept: interviews over the stores in memory.
#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

#include "peil/access/post_mark.h"
#include "peil/base/chance.h"
#include "talk.h"

namespace peil::talks {
namespace {

using app::Interview;

TEST(Replay, ThePageSentAgainIsAcknowledgedAsTheFirstTimeAndStoredOnce) {
  Talk talk;
  auto page = talk.cached();
  page.fields.emplace_back("contact", "desk");
  for (int i = 0; i < 5; ++i) {
    const Outcome outcome = talk.post(page);
    ASSERT_TRUE(std::holds_alternative<Interview::Accepted>(outcome)) << i;
    EXPECT_EQ(std::get<Interview::Accepted>(outcome).next, "desk");
  }
  talk.has_events(1);
}

TEST(Replay, ADoubleClickOnTheLastButtonGivesTwoThankYouPagesAndOneResponse) {
  Talk talk("lawyers");
  talk.answers("contact", "none");
  const auto last = talk.cached();
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(std::get<Interview::Accepted>(talk.post(last)).next, "");
  }
  talk.has_events(2);
}

TEST(Replay, OtherAnswersFromACachedPageAreANewAnswer) {
  Talk talk("lawyers");
  auto page = talk.cached();
  auto changed = page;
  page.fields.emplace_back("contact", "desk");
  changed.fields.emplace_back("contact", "phone");
  talk.post(page);
  EXPECT_EQ(std::get<Interview::Accepted>(talk.post(changed)).next, "rest");
  talk.has_events(2).is_held_as(R"({"contact":["phone"]})");
}

TEST(Replay, AnAnswerThatWasReplacedIsNotSilentlyDroppedWhenItComesAgain) {
  Talk talk("lawyers");
  auto a = talk.cached();
  auto b = a;
  a.fields.emplace_back("contact", "desk");
  b.fields.emplace_back("contact", "phone");
  talk.post(a);
  talk.post(b);
  const Outcome outcome = talk.post(a);
  ASSERT_TRUE(std::holds_alternative<Interview::Outdated>(outcome));
  const auto& page = std::get<Interview::Outdated>(outcome).page;
  EXPECT_EQ(page.notice, "error_old_page");
  EXPECT_EQ(page.questions.at(0).given.at("contact"), Given(std::vector<std::string>{"phone"}));
  EXPECT_NE(page.post, a.fields.at(0).second) << "a fresh mark: choosing the desk now counts";
  talk.has_events(2);

  auto again = a;
  again.fields = {{Interview::mark_field, page.post}, {"contact", "desk"}};
  EXPECT_TRUE(std::holds_alternative<Interview::Accepted>(talk.post(again)));
  talk.is_held_as(R"({"contact":["desk"]})");
}

TEST(Replay, AnyOrderOfAnyRequestsEndsWithTheLastNewOne) {
  Chance chance("talk", "replays");
  for (int round = 0; round < 60; ++round) {
    Talk talk("lawyers");
    const auto cached = talk.cached();
    std::set<std::string> seen;
    std::string last;
    for (int i = 0; i < 12; ++i) {
      const std::string choice = std::vector{"desk", "phone", "none"}[chance.below(3)];
      auto page = cached;
      page.fields.emplace_back("contact", choice);
      const Outcome outcome = talk.post(page);
      if (seen.insert(choice).second) last = choice;
      if (choice == last) {
        EXPECT_TRUE(std::holds_alternative<Interview::Accepted>(outcome));
      } else {
        EXPECT_TRUE(std::holds_alternative<Interview::Outdated>(outcome));
      }
    }
    talk.has_events(seen.size()).is_held_as(R"({"contact":[")" + last + R"("]})");
  }
}

TEST(Replay, AForgedMarkStoresNothingAndGetsNoFreshOne) {
  Talk talk;
  const std::string good = talk.page()->post;
  for (const std::string& mark : {std::string(), std::string("x"), std::string("."), good + "0",
                                  good.substr(1), std::string(32, 'a') + good.substr(32)}) {
    auto page = talk.cached();
    page.fields = {{Interview::mark_field, mark}, {"contact", "phone"}};
    EXPECT_TRUE(std::holds_alternative<Interview::Unmarked>(talk.post(page))) << mark;
    talk.has_events(0);
  }
}

TEST(Replay, AMarkOfAnotherPageOrAnotherRespondentIsForged) {
  Talk talk;
  const std::string first = talk.page()->post;
  talk.answers("contact", "none");
  auto page = talk.cached();
  page.fields = {{Interview::mark_field, first}};
  EXPECT_TRUE(std::holds_alternative<Interview::Unmarked>(talk.post(page)));

  const std::string other = talk.house().enrol("clients", "0123-4567-89AC");
  auto stolen = page;
  stolen.respondent = other;
  stolen.page = "contact";
  stolen.fields = {{Interview::mark_field, first}, {"contact", "none"}};
  EXPECT_TRUE(std::holds_alternative<Interview::Unmarked>(talk.post(stolen)));
}

TEST(Replay, FiftyAtOnceAreOneResponse) {
  Talk talk("lawyers");
  talk.answers("contact", "none");
  const auto last = talk.cached();
  std::atomic<int> thanked = 0;
  {
    std::vector<std::jthread> clicks;
    for (int i = 0; i < 50; ++i) {
      clicks.emplace_back([&] {
        talk.house().interview.send(
            last, [](std::function<void()> work) { work(); },
            [&](const Outcome& outcome) {
              const auto* accepted = std::get_if<Interview::Accepted>(&outcome);
              if (accepted != nullptr && accepted->next.empty()) ++thanked;
            },
            [](std::exception_ptr) {});
      });
    }
  }
  EXPECT_EQ(thanked, 50);
  talk.has_events(2);
  EXPECT_TRUE(talk.house().responses().events(talk.id()).back().last);
}

TEST(Replay, WhoSendsWithoutEndIsStoppedBeforeTheDiskIsFull) {
  Talk talk;
  auto page = talk.cached();
  std::size_t taken = 0;
  for (; taken < 2000; ++taken) {
    auto one = page;
    one.fields.emplace_back("contact", taken % 2 == 0 ? "desk" : "phone");
    one.fields[0].second = access::post_mark(talk.house().stores.server_key, talk.id(), "contact",
                                             std::to_string(taken));
    if (std::holds_alternative<Interview::Full>(talk.post(one))) break;
  }
  EXPECT_EQ(taken, 500u);
  talk.has_events(500);
}

// Trouble

TEST(Trouble, APageThatIsNotSavedComesBackWithItsAnswersUnderTheSameMark) {
  Talk talk;
  auto page = talk.cached();
  page.fields.emplace_back("contact", "phone");
  // The store fails between reading and keeping, as a disk does.
  struct FailsToKeep : testing::MemoryResponseStore {
    bool fail = true;
    void keep(PageEvent event, std::function<void(Kept)> done) override {
      if (fail) return done(Kept::Failed);
      MemoryResponseStore::keep(std::move(event), std::move(done));
    }
  } store;
  House& house = talk.house();
  store.enrol(std::vector{*house.responses().respondent(talk.id())}, std::nullopt);
  Interview interview(house.study, house.study.waves[0], store, *house.stores.keys, house.clock,
                      house.secrets, house.stores.server_key);
  std::optional<Outcome> outcome;
  const auto send = [&] {
    interview.send(
        page, [](std::function<void()> work) { work(); },
        [&](Outcome o) { outcome = std::move(o); }, [](std::exception_ptr) { FAIL(); });
  };
  send();
  const auto& reply = std::get<Interview::NotSaved>(*outcome);
  EXPECT_EQ(reply.page.notice, "error_not_saved");
  EXPECT_EQ(reply.page.post, page.fields[0].second);
  EXPECT_EQ(reply.page.questions.at(0).given.at("contact"),
            Given(std::vector<std::string>{"phone"}));
  EXPECT_FALSE(reply.store_broken);
  store.fail = false;
  send();
  EXPECT_TRUE(std::holds_alternative<Interview::Accepted>(*outcome));
  EXPECT_EQ(store.events(talk.id()).size(), 1u);
}

TEST(Trouble, AStoreThatCannotBeReadIsReportedAndTheNextPageGetsItsTurn) {
  Talk talk;
  talk.house().responses().fail_from_now();
  int failures = 0;
  for (int i = 0; i < 2; ++i) {
    talk.house().interview.send(
        talk.cached(), [](std::function<void()> work) { work(); }, [](Outcome) { FAIL(); },
        [&](std::exception_ptr) { ++failures; });
  }
  EXPECT_EQ(failures, 2);
}

}  // namespace
}  // namespace peil::talks
