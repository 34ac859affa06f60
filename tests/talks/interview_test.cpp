// Interviews told as conversations, over the stores in memory.
#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

#include "peil/access/post_mark.h"
#include "peil/base/chance.h"
#include "peil/base/zone.h"
#include "peil/interview/evaluate.h"
#include "peil/interview/login_code.h"
#include "peil/interview/route.h"
#include "peil/sampling/alike.h"
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

// Ways off a page

TEST(Way, GoingBackKeepsWhatIsValidAndAMistakeHoldsNobody) {
  Talk talk("lawyers");
  talk.answers("contact", "none").asks("rest");
  auto page = talk.cached();
  page.way = Interview::Way::Back;
  page.fields.insert(page.fields.end(), {{"friendly", "4"}, {"expert", "99"}});
  EXPECT_EQ(std::get<Interview::Accepted>(talk.post(page)).next, "contact");
  talk.has_events(2).goes_to("rest").sees("friendly", std::int64_t{4});
  talk.sees_nothing_at("expert").sees_nothing_at("speed");
}

TEST(Way, GoingBackFromAnUntouchedPageStoresNothing) {
  Talk talk("lawyers");
  talk.answers("contact", "none").asks("rest");
  auto page = talk.cached();
  page.way = Interview::Way::Back;
  EXPECT_EQ(std::get<Interview::Accepted>(talk.post(page)).next, "contact");
  talk.has_events(1).comes_back_later().asks("rest");
}

TEST(Way, GoingBackCanTakeAnAnswerAway) {
  Talk talk("lawyers");
  talk.answers("contact", "none").says("speed", "2").says("friendly", "4").answers("expert", "4");
  talk.ends().goes_to("rest");
  auto page = talk.cached();
  page.way = Interview::Way::Back;
  page.fields.insert(page.fields.end(), {{"friendly", "4"}, {"expert", "4"}});
  EXPECT_TRUE(std::holds_alternative<Interview::Accepted>(talk.post(page)));
  talk.goes_to("rest").sees("speed", Absent::Skipped);
}

TEST(Way, StayingKeepsTheAnswersAndThePage) {
  Talk talk;
  auto page = talk.cached();
  page.way = Interview::Way::Stay;
  page.fields.emplace_back("contact", "phone");
  EXPECT_EQ(std::get<Interview::Accepted>(talk.post(page)).next, "contact");
  talk.has_events(1);
}

TEST(Way, APageThatAnotherWindowTookOffTheRouteIsKeptAsideAndSaid) {
  Talk talk("lawyers");
  talk.answers("contact", "desk").asks("desk");
  auto first_window = talk.cached();
  first_window.fields.emplace_back("desk", "4");
  talk.goes_to("contact").answers("contact", "phone").asks("rest");
  const auto outcome = talk.post(first_window);
  const auto& aside = std::get<Interview::Aside>(outcome);
  ASSERT_TRUE(aside.page);
  EXPECT_EQ(aside.page->page->name, "rest");
  EXPECT_EQ(aside.page->notice, "error_aside");
  talk.is_held_as(R"({"contact":["phone"]})");
  talk.goes_to("contact").answers("contact", "desk").goes_to("desk").sees("desk", std::int64_t{4});
}

// Of a page that is still asked, one of the questions is not any more.
Study two_counters() {
  using namespace interview::testing;
  return small_interview({select_multiple("contact").choices({"desk", "phone", "none"}).required(),
                          mark("desk", "how").relevant("selected(${contact}, 'desk')"),
                          mark("phone", "how").relevant("selected(${contact}, 'phone')").required(),
                          open_text("rest")});
}

TEST(Way, AQuestionThatAnotherWindowTookOffItsPageIsKeptAsideAndSaid) {
  Talk talk("lawyers", two_counters());
  talk.says("contact", "desk").answers("contact", "phone").asks("how");
  auto first_window = talk.cached();
  first_window.fields.insert(first_window.fields.end(), {{"desk", "4"}, {"phone", "7"}});
  talk.goes_to("contact").answers("contact", "phone").asks("how");
  const auto outcome = talk.post(first_window);
  const auto& aside = std::get<Interview::Aside>(outcome);
  ASSERT_TRUE(aside.page);
  EXPECT_EQ(aside.page->page->name, "rest");
  EXPECT_EQ(aside.page->notice, "error_aside");
  talk.is_held_as(R"({"contact":["phone"],"phone":7})");
  talk.goes_to("contact").says("contact", "desk").answers("contact", "phone");
  talk.goes_to("how").sees("desk", std::int64_t{4}).sees("phone", std::int64_t{7});
}

TEST(Way, WhatIsKeptAsideIsKeptAlsoWhereTheRestOfThePageHasAMistake) {
  Talk talk("lawyers", two_counters());
  talk.says("contact", "desk").answers("contact", "phone").asks("how");
  auto first_window = talk.cached();
  first_window.fields.emplace_back("desk", "4");
  talk.goes_to("contact").answers("contact", "phone").asks("how");
  const auto outcome = talk.post(first_window);
  const auto& refused = std::get<Interview::Refused>(outcome);
  EXPECT_EQ(refused.page.notice, "error_aside");
  EXPECT_EQ(refused.page.questions.at(0).errors.at("phone"), "[error_required_mark]");
  talk.goes_to("contact").says("contact", "desk").answers("contact", "phone");
  talk.goes_to("how").sees("desk", std::int64_t{4}).sees_nothing_at("phone");
}

TEST(Way, APageThatIsOffTheRouteTakesNoAnswerAwayThatItDidNotShow) {
  Talk talk("lawyers", two_counters());
  talk.says("contact", "desk").answers("contact", "phone");
  talk.says("desk", "4").answers("phone", "7");
  talk.goes_to("contact").answers("contact", "phone").goes_to("how");
  auto first_window = talk.cached();  // shows the mark of the phone alone
  first_window.fields.emplace_back("phone", "8");
  talk.goes_to("contact").answers("contact", "none");
  EXPECT_TRUE(std::holds_alternative<Interview::Aside>(talk.post(first_window)));
  talk.goes_to("contact").says("contact", "desk").answers("contact", "phone");
  talk.goes_to("how").sees("desk", std::int64_t{4}).sees("phone", std::int64_t{8});
}

TEST(Way, ABlankOfAPageThatDidNotShowAnAnswerOfAnotherWindowTakesNothingAway) {
  Talk talk("lawyers");
  talk.answers("contact", "none").asks("rest");
  auto first_window = talk.cached();
  first_window.fields.insert(
      first_window.fields.end(),
      {{Interview::seen_field, std::to_string(talk.page()->seen)}, {"friendly", "4"}});
  talk.goes_to("rest").answers("speed", "2");  // in the second
  talk.post(first_window);
  talk.goes_to("rest").sees("speed", std::int64_t{2}).sees("friendly", std::int64_t{4});
  auto now = talk.cached();  // shows both
  now.fields.emplace_back(Interview::seen_field, std::to_string(talk.page()->seen));
  now.fields.emplace_back("friendly", "4");
  talk.post(now);
  talk.goes_to("rest").sees("speed", Absent::Skipped);
}

TEST(Way, WhatOnePageGaveItCanTakeAway) {
  Talk talk("lawyers");
  talk.answers("contact", "none").asks("rest");
  auto page = talk.cached();
  page.fields.emplace_back(Interview::seen_field, std::to_string(talk.page()->seen));
  auto cleared = page;
  page.fields.emplace_back("speed", "2");
  talk.post(page);
  talk.post(cleared);  // the same page, out of the history of the browser
  talk.goes_to("rest").sees("speed", Absent::Skipped);
}

TEST(Way, InAnotherLanguageWhatCannotBeKeptIsShownAgainWithItsMistake) {
  Talk talk("clients");
  talk.answers("contact", "none").sends().asks("waited");
  auto page = talk.cached();
  page.way = Interview::Way::Stay;
  page.again_in = "ar";
  EXPECT_EQ(std::get<Interview::Accepted>(talk.post(page)).next, "waited") << "nothing was typed";
  page.fields.emplace_back("waited", "99");
  const auto outcome = talk.post(page);
  const auto& refused = std::get<Interview::Refused>(outcome);
  EXPECT_EQ(refused.page.language, "ar");
  EXPECT_EQ(refused.page.questions.at(0).typed.at("waited"), "99");
  EXPECT_EQ(refused.page.questions.at(0).errors.at("waited"), "ar:[error_constraint]");
}

TEST(Way, InAnotherLanguageTheRestOfAPageWithAMistakeIsKept) {
  Talk talk("lawyers");
  talk.answers("contact", "none").asks("rest");
  auto page = talk.cached();
  page.way = Interview::Way::Stay;
  page.again_in = "ar";
  page.fields.insert(page.fields.end(), {{"friendly", "4"}, {"expert", "99"}});
  const auto outcome = talk.post(page);
  EXPECT_TRUE(std::get<Interview::Refused>(outcome).page.questions.at(1).errors.contains("expert"));
  talk.has_events(2).goes_to("rest").sees("friendly", std::int64_t{4});
  talk.sees_nothing_at("expert").sees_nothing_at("speed");
}

TEST(Way, InAnotherLanguageWhatThePageGaveCanStillBeTakenAway) {
  Talk talk("lawyers");
  talk.answers("contact", "none").asks("rest");
  auto page = talk.cached();
  const std::string seen = std::to_string(talk.page()->seen);
  page.way = Interview::Way::Stay;
  page.again_in = "ar";
  page.fields.insert(page.fields.end(),
                     {{Interview::seen_field, seen}, {"speed", "2"}, {"expert", "99"}});
  const auto outcome = talk.post(page);
  const auto& shown = std::get<Interview::Refused>(outcome).page;
  talk.goes_to("rest").sees("speed", std::int64_t{2});
  auto cleared = page;
  cleared.way = Interview::Way::Next;
  cleared.fields = {{Interview::mark_field, shown.post},
                    {Interview::seen_field, std::to_string(shown.seen)},
                    {"friendly", "4"},
                    {"expert", "3"}};
  talk.post(cleared);
  talk.goes_to("rest").sees("speed", Absent::Skipped).sees("expert", std::int64_t{3});
}

TEST(Way, WhoSendsWithoutEndIsStoppedBeforeTheDiskIsFull) {
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

// Logging in

TEST(LogIn, TakesTheCodeAsPeopleTypeItAndNoOther) {
  Talk talk;
  const Interview& interview = talk.house().interview;
  EXPECT_EQ(interview.log_in(" ol23 4567 89ab "), talk.id());
  EXPECT_FALSE(interview.log_in("0123-4567-89AC"));
  EXPECT_FALSE(interview.log_in(""));
  EXPECT_FALSE(interview.log_in("' OR 1=1 --"));
}

// A clock beside the door would tell a code of the sample from one that was made up.
TEST(LogIn, LooksUpAsMuchForACodeThatIsUnknownClosedOrNoCodeAtAll) {
  struct CountedKeys : testing::MemoryKeyStore {
    mutable int asked = 0;
    std::optional<std::string> respondent(const std::string& code_hmac) const override {
      ++asked;
      return MemoryKeyStore::respondent(code_hmac);
    }
  } keys;
  struct CountedAnswers : testing::MemoryResponseStore {
    mutable int asked = 0;
    std::optional<Respondent> respondent(const std::string& id) const override {
      ++asked;
      return MemoryResponseStore::respondent(id);
    }
  } answers;
  Talk talk;
  House& house = talk.house();
  answers.enrol(std::vector{*house.responses().respondent(talk.id())}, std::nullopt);
  keys.add(std::vector<KeyEntry>{
      {interview::login_code_hmac(house.stores.server_key,
                                  interview::canonical_login_code("0123-4567-89AB").value()),
       talk.id(), "person"}});
  const Interview interview(house.study, house.study.waves[0], answers, keys, house.clock,
                            house.secrets, house.stores.server_key);
  const auto work = [&](const char* code) {
    keys.asked = answers.asked = 0;
    EXPECT_EQ(interview.log_in(code).has_value(), house.clock.day == *read_day("2013-10-01"));
    return std::pair(keys.asked, answers.asked);
  };
  const auto open = work("0123-4567-89AB");
  EXPECT_EQ(open, std::pair(1, 1));
  house.clock.day = *read_day("2014-01-01");
  EXPECT_EQ(work("0123-4567-89AB"), open) << "closed";
  EXPECT_EQ(work("2222-2222-2222"), open) << "unknown";
  EXPECT_EQ(work("no code"), open);
}

TEST(LogIn, IsOpenFromTheFirstToTheLastDayOfFieldwork) {
  Talk talk;
  const auto opens = [&](const char* day) {
    talk.house().clock.day = *read_day(day);
    return talk.house().interview.log_in("0123-4567-89AB").has_value();
  };
  EXPECT_FALSE(opens("2013-08-31"));
  EXPECT_TRUE(opens("2013-09-01"));
  EXPECT_TRUE(opens("2013-11-30"));
  EXPECT_FALSE(opens("2013-12-01"));
}

TEST(LogIn, APageOpenedOnTheLastDayCanStillBeSentTheDayAfter) {
  Talk talk;
  const auto page = [&] {
    auto p = talk.cached();
    p.fields.emplace_back("contact", "none");
    return p;
  }();
  talk.house().clock.day = *read_day("2013-12-01");
  EXPECT_TRUE(std::holds_alternative<Interview::Accepted>(talk.post(page)));
  talk.house().clock.day = *read_day("2013-12-02");
  EXPECT_TRUE(std::holds_alternative<Interview::LogIn>(talk.post(page)));
  talk.has_events(1);
}

TEST(LogIn, AfterCompletionSaysWhenItWasReceivedAndAnswersCanBeChangedUntilTheEnd) {
  Talk talk("lawyers");
  talk.answers("contact", "none").sends().ends();
  talk.house().clock.day = *read_day("2013-11-30");
  talk.comes_back_later().ends();
  EXPECT_EQ(talk.thanked()->received, *read_day("2013-10-01"));
  EXPECT_TRUE(talk.thanked()->changeable);
  EXPECT_EQ(talk.thanked()->first, "contact");
  talk.house().clock.day = *read_day("2013-12-05");
  const auto view = talk.house().interview.thanks(talk.id());
  EXPECT_FALSE(std::get<Interview::Thanks>(view).changeable);
}

TEST(LogIn, FieldworkSaysItsDaysAndWhetherTodayIsOneOfThem) {
  Talk talk;
  const auto open = [&](const char* day) {
    talk.house().clock.day = *read_day(day);
    return talk.house().interview.fieldwork().open;
  };
  EXPECT_FALSE(open("2013-08-31"));
  EXPECT_TRUE(open("2013-09-01"));
  EXPECT_TRUE(open("2013-11-30"));
  EXPECT_FALSE(open("2013-12-01"));
}

TEST(TestCodes, GoRoundTheGroupsAndAreNeverCounted) {
  House house;
  const auto codes = house.interview.make_test_codes(3);
  ASSERT_EQ(codes.size(), 3u);
  EXPECT_EQ(codes[0].group, "clients");
  EXPECT_EQ(codes[1].group, "lawyers");
  EXPECT_EQ(codes[2].group, "clients");
  house.clock.day = *read_day("2030-01-01");
  for (const auto& code : codes) {
    const auto id = house.interview.log_in(code.code);
    ASSERT_TRUE(id) << "trial interviews are open at any time";
    const auto who = house.responses().respondent(*id);
    EXPECT_TRUE(who->test);
    EXPECT_EQ(who->group, code.group);
    const auto view = house.interview.show(*id, "", "nl");
    EXPECT_TRUE(std::get<interview::PageShown>(view).test);
  }
  EXPECT_TRUE(house.responses().enrolled("2013").empty());
  EXPECT_EQ(house.stores.keys->size(), 0u);
}

// Half past eleven in the evening of the last day in Greenwich, when it is the next day in
// Amsterdam.
struct LateClock : Clock {
  Day today(const std::string& zone) const override {
    return day_in(zone, std::chrono::sys_days(*read_day("2013-11-30")) + std::chrono::hours(23) +
                            std::chrono::minutes(30));
  }
  std::int64_t seconds() const override { return 0; }
};

TEST(LogIn, FieldworkEndsWithTheDayOfTheStudysTimeZone) {
  Study study = interview::testing::small_interview();
  study.waves.back().to = *read_day("2013-11-30");
  Stores stores = testing::memory_stores();
  const LateClock clock;
  CountedSecrets secrets;
  for (const auto& [zone, open] :
       {std::pair{"Europe/Amsterdam", false}, {"UTC", true}, {"America/Curacao", true}}) {
    study.time_zone = zone;
    const app::Interview interview(study, study.waves.back(), *stores.responses, *stores.keys,
                                   clock, secrets, stores.server_key);
    EXPECT_EQ(interview.fieldwork().open, open) << zone;
  }
}

// A person of a cell in which few of the frame have one of the languages: see sampling/alike.h.
TEST(Language, IsNotKeptWhereItWouldTellWhoAnswers) {
  Study study = interview::testing::small_interview();
  Plan plan;
  plan.wave = study.waves.back().name;
  plan.design = {"town"};
  study.plans = {plan};
  Stores stores = testing::memory_stores();
  const auto person = [&](const std::string& id, const std::string& town) {
    Respondent who;
    who.id = id;
    who.wave = plan.wave;
    who.group = "clients";
    who.stratum = "clients";
    who.design = {{"town", town}, {"panel_member", "0123"}};
    return who;
  };
  DrawRecord record;
  record.wave = plan.wave;
  record.without_language = {sampling::cell_of(plan, "clients", "clients", {{"town", "Ede"}})};
  stores.responses->enrol(std::vector{person("few", "Ede"), person("many", "Wageningen")}, record);
  FixedClock clock;
  CountedSecrets secrets;
  app::Interview interview(study, study.waves.back(), *stores.responses, *stores.keys, clock,
                           secrets, stores.server_key);
  for (const auto& [id, kept] : {std::pair{"few", ""}, {"many", "nl"}}) {
    const auto view = interview.show(id, "", "nl");
    const auto& page = std::get<interview::PageShown>(view);
    interview::Fields fields{{app::Interview::mark_field, page.post}};
    for (const auto& question : page.questions) {
      fields.emplace_back(question.question->name,
                          question.choices.empty() ? "7" : question.choices.front()->name);
    }
    bool answered = false;
    interview.send(
        {id, page.page->name, fields, "nl", app::Interview::Way::Stay},
        [](const std::function<void()>& work) { work(); },
        [&](const app::Interview::Outcome&) { answered = true; },
        [](const std::exception_ptr&) { FAIL(); });
    EXPECT_TRUE(answered);
    const auto events = stores.responses->events(id);
    ASSERT_EQ(events.size(), 1u) << id;
    EXPECT_EQ(events.front().language, kept) << id;
  }
}

}  // namespace
}  // namespace peil::talks
