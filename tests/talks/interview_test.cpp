// Interviews told as conversations, over the stores in memory: answering, sending again, trouble.
#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

#include "peil/access/post_mark.h"
#include "peil/base/chance.h"
#include "peil/interview/evaluate.h"
#include "peil/interview/route.h"
#include "talk.h"

namespace peil::talks {
namespace {

using app::Interview;

TEST(Talk, AVisitorOfTheDeskWithAHighMark) {
  Talk("lawyers")
      .asks("contact")
      .answers("contact", "desk")
      .asks("desk")
      .answers("desk", "8")
      .asks("rest")
      .says("speed", "4")
      .says("friendly", "5")
      .answers("expert", "3")
      .ends()
      .is_held_as(R"({"contact":["desk"],"desk":8,"expert":3,"friendly":5,"speed":4})");
}

TEST(Talk, ALowMarkLeadsToTheQuestionWhy) {
  Talk()
      .answers("contact", "desk")
      .answers("desk", "4")
      .asks("why")
      .answers("why", "Te lang gewacht")
      .asks("rest")
      .sends()
      .asks("waited")
      .answers("waited", "3")
      .ends();
}

TEST(Talk, DontKnowIsAnAnswerAndOpensNothing) {
  Talk("lawyers").answers("contact", "desk").answers("desk", "dont_know").asks("rest");
}

TEST(Talk, AMistakeKeepsThePageAndNothingIsStored) {
  Talk()
      .is_refused("contact", "[error_required_several]")
      .has_events(0)
      .says("contact", "letter")
      .is_refused("contact", "[error_choice]")
      .has_events(0)
      .answers("contact", "none")
      .has_events(1);
}

TEST(Talk, WhatIsLeftEmptyIsHeldAsSkipped) {
  Talk("lawyers")
      .answers("contact", "none")
      .sends()
      .ends()
      .is_held_as(
          R"({"contact":["none"],"expert":{"absent":"skipped"},"friendly":{"absent":"skipped"},)"
          R"("speed":{"absent":"skipped"}})");
}

TEST(Talk, GoingBackShowsTheAnswersAndTheLastGivenOneWins) {
  Talk("lawyers")
      .answers("contact", "desk")
      .answers("desk", "8")
      .goes_back()
      .asks("desk")
      .sees("desk", std::int64_t{8})
      .answers("desk", "7")
      .asks("rest")
      .sends()
      .ends()
      .goes_to("desk")
      .sees("desk", std::int64_t{7});
}

TEST(Talk, ABranchThatIsTakenBackIsKeptAsideAndComesBack) {
  Talk talk("lawyers");
  talk.answers("contact", "desk").answers("desk", "4").answers("why", "Wachten").sends().ends();
  talk.goes_to("contact")
      .answers("contact", "phone")
      .asks("rest")
      .is_held_as(
          R"({"contact":["phone"],"expert":{"absent":"skipped"},"friendly":{"absent":"skipped"},)"
          R"("speed":{"absent":"skipped"}})");
  talk.goes_to("contact").answers("contact", "desk").asks("desk").sees("desk", std::int64_t{4});
  talk.goes_to("why").sees("why", "Wachten");
}

TEST(Talk, ABranchOpenedAfterTheEndMustBeAnsweredBeforeTheEndComesAgain) {
  Talk talk("lawyers");
  talk.answers("contact", "none").sends().ends();
  talk.goes_to("contact").answers("contact", "desk").asks("desk").answers("desk", "9");
  talk.asks("rest").sends().ends();
}

TEST(Talk, ComingBackGoesOnWhereItStopped) {
  Talk()
      .answers("contact", "desk")
      .answers("desk", "8")
      .comes_back_later()
      .asks("rest")
      .sends()
      .comes_back_later()
      .asks("waited")
      .answers("waited", "1")
      .comes_back_later()
      .ends();
}

TEST(Talk, APageAheadOfTheFirstOpenOneCannotBeOpened) {
  Talk().goes_to("rest").asks("contact").goes_to("why").asks("contact");
}

TEST(Talk, LookingChangesNothing) {
  Talk talk;
  for (int i = 0; i < 50; ++i) talk.goes_to("contact");
  talk.has_events(0);
  EXPECT_TRUE(talk.house().responses().waves().empty());
}

TEST(Talk, EveryWalkForwardAndBackKeepsTheLastAnswerOfEveryPage) {
  // Over every pair of pages: answer all, go to page a, change it, go to page b, change it.
  const std::vector<std::string> items{"contact", "speed", "waited"};
  const std::vector<std::string> pages{"contact", "rest", "waited"};
  const std::vector<std::string> first{"none", "1", "1"}, second{"phone", "2", "2"};
  for (std::size_t a = 0; a < 3; ++a) {
    for (std::size_t b = 0; b < 3; ++b) {
      Talk talk;
      for (std::size_t i = 0; i < 3; ++i) talk.answers(items[i], first[i]);
      talk.ends();
      talk.goes_to(pages[a]).answers(items[a], second[a]);
      talk.goes_to(pages[b]).answers(items[b], second[b]);
      const auto events = talk.house().responses().events(talk.id());
      const Answers held = interview::fold({}, events).answers;
      for (std::size_t i = 0; i < 3; ++i) {
        const std::string& expected = i == a || i == b ? second[i] : first[i];
        EXPECT_EQ(interview::answer_text(held.at(items[i])), expected) << a << b << i;
      }
    }
  }
}

// Sending again

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
    if (std::holds_alternative<Interview::Busy>(talk.post(one))) break;
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
