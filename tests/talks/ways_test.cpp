// Ways off a page: forward, back, another language, another window, a page that was cut off.
#include <gtest/gtest.h>

#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "peil/access/post_mark.h"
#include "talk.h"

namespace peil::talks {
namespace {

using app::Interview;

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

TEST(Way, WhatAPageGaveItCanStillTakeAwayAfterItWasGivenBackForItsSize) {
  Talk talk("lawyers");
  talk.answers("contact", "none").asks("rest");
  auto page = talk.cached();
  page.fields.emplace_back(Interview::seen_field, std::to_string(talk.page()->seen));
  auto too_large = page;
  page.fields.emplace_back("speed", "2");
  talk.post(page);
  const auto outcome = talk.house().interview.give_back(too_large);
  const auto& shown = std::get<Interview::Refused>(outcome).page;
  auto cleared = too_large;
  cleared.fields = {{Interview::mark_field, shown.post},
                    {Interview::seen_field, std::to_string(shown.seen)}};
  talk.post(cleared);
  talk.goes_to("rest").sees("speed", Absent::Skipped);
}

// What does not fit

app::Interview::Sending sent_back(const Talk& talk, const interview::Fields& fields) {
  auto page = talk.cached();
  page.way = Interview::Way::Back;
  page.fields.emplace_back(Interview::seen_field, std::to_string(talk.page()->seen));
  page.fields.insert(page.fields.end(), fields.begin(), fields.end());
  return page;
}

const interview::QuestionShown& first_question(const Talk& talk) {
  return talk.page()->questions.at(0);
}

TEST(Way, GoingBackKeepsWhatDoesNotFitAsideAndShowsItAgainWithItsMistake) {
  Talk talk("clients");
  talk.answers("contact", "none").sends().asks("waited");
  EXPECT_EQ(std::get<Interview::Accepted>(talk.post(sent_back(talk, {{"waited", "99"}}))).next,
            "rest");
  talk.goes_to("waited").sees_nothing_at("waited");
  EXPECT_EQ(first_question(talk).typed.at("waited"), "99");
  EXPECT_EQ(first_question(talk).errors.at("waited"), "[error_constraint]");
  talk.comes_back_later().asks("waited");
  EXPECT_EQ(first_question(talk).typed.at("waited"), "99");
  talk.is_held_as(
      R"({"contact":["none"],"expert":{"absent":"skipped"},"friendly":{"absent":"skipped"},)"
      R"("speed":{"absent":"skipped"}})");
  talk.answers("waited", "9").ends().goes_to("waited").sees("waited", std::int64_t{9});
  EXPECT_TRUE(first_question(talk).errors.empty());
}

TEST(Way, StoppingKeepsWhatDoesNotFitAside) {
  Talk talk("clients");
  talk.answers("contact", "none").sends().asks("waited");
  auto page = sent_back(talk, {{"waited", "a year"}});
  page.way = Interview::Way::Stay;
  talk.post(page);
  talk.comes_back_later().asks("waited");
  EXPECT_EQ(first_question(talk).typed.at("waited"), "a year");
  EXPECT_EQ(first_question(talk).errors.at("waited"), "[error_whole_number]");
}

TEST(Way, WhatWasKeptAsideIsTakenAwayByWhoSawItAndBlankedIt) {
  Talk talk("clients");
  talk.answers("contact", "none").sends().asks("waited");
  auto other_window = sent_back(talk, {{"waited", ""}});
  talk.post(sent_back(talk, {{"waited", "99"}}));
  other_window.fields[0].second =
      access::post_mark(talk.house().stores.server_key, talk.id(), "waited", "another showing");
  talk.post(other_window);
  talk.goes_to("waited");
  EXPECT_EQ(first_question(talk).typed.at("waited"), "99") << "not seen there";
  talk.post(sent_back(talk, {{"waited", ""}}));
  talk.goes_to("waited");
  EXPECT_FALSE(first_question(talk).typed.contains("waited"));
}

TEST(Way, AnAnswerTogetherWithDontKnowComesBackAsItWasFilledIn) {
  Talk talk("lawyers");
  talk.answers("contact", "desk").asks("desk");
  talk.post(sent_back(talk, {{"desk", "8"}, {"desk", "dont_know"}}));
  talk.goes_to("desk").sees("desk", Absent::DontKnow);
  EXPECT_EQ(first_question(talk).typed.at("desk"), "8");
  EXPECT_EQ(first_question(talk).errors.at("desk"), "[error_both [dont_know]]");
}

TEST(Way, TheAnswerBeforeStillCountsWhereWhatCameInsteadDoesNotFit) {
  Talk talk("clients");
  talk.answers("contact", "none").sends().answers("waited", "5").ends().goes_to("waited");
  talk.post(sent_back(talk, {{"waited", "99"}}));
  talk.comes_back_later().ends().goes_to("waited");
  EXPECT_EQ(first_question(talk).typed.at("waited"), "99");
  talk.post(sent_back(talk, {{"waited", "5"}}));
  talk.goes_to("waited").sees("waited", std::int64_t{5});
  EXPECT_TRUE(first_question(talk).typed.empty());
}

TEST(Way, WhatDoesNotFitIsKeptAsideAlsoOnAPageThatIsOffTheRoute) {
  Talk talk("lawyers");
  talk.answers("contact", "desk").asks("desk");
  auto first_window = talk.cached();
  first_window.fields.emplace_back("desk", "12");
  talk.goes_to("contact").answers("contact", "phone").asks("rest");
  EXPECT_TRUE(std::holds_alternative<Interview::Aside>(talk.post(first_window)));
  talk.goes_to("contact").answers("contact", "desk").asks("desk");
  EXPECT_EQ(first_question(talk).typed.at("desk"), "12");
  EXPECT_EQ(first_question(talk).errors.at("desk"), "[error_choice]");
}

TEST(Way, ManyTextsThatDoNotFitFillNoDisk) {
  Talk talk("clients");
  talk.answers("contact", "none").sends().asks("waited");
  int taken = 0;
  for (; taken < 100; ++taken) {
    talk.goes_to("waited");
    if (!talk.page()) break;
    const std::string text = std::string(100'000, 'x') + std::to_string(taken);
    if (std::holds_alternative<Interview::Busy>(talk.post(sent_back(talk, {{"waited", text}}))))
      break;
  }
  EXPECT_EQ(taken, 21) << "2 MB";
}

// A form that was changed during fieldwork: the same store, another questionnaire.
struct Changed {
  explicit Changed(House& house, std::vector<Question> questions)
      : study(interview::testing::small_interview(std::move(questions))),
        interview(study, study.waves.back(), *house.stores.responses, *house.stores.keys,
                  house.clock, house.secrets, house.stores.server_key) {}
  Outcome send(const Interview::Sending& page) {
    std::optional<Outcome> got;
    interview.send(
        page, [](const std::function<void()>& work) { work(); },
        [&](Outcome outcome) { got = std::move(outcome); },
        [](const std::exception_ptr& why) { std::rethrow_exception(why); });
    return std::move(got).value();
  }
  interview::PageShown show(const std::string& who, const std::string& page) {
    return std::get<interview::PageShown>(interview.show(who, page, "nl"));
  }
  Study study;
  Interview interview;
};

Question contacts() {
  return interview::testing::select_multiple("contact")
      .choices({"desk", "phone", "none"})
      .required();
}

TEST(Way, AnswersToAPageThatTheFormLostAreKeptWhereTheirQuestionsAreAndTheRestAside) {
  using namespace interview::testing;
  Talk talk("lawyers");
  talk.answers("contact", "none").asks("rest");
  auto page = talk.cached();
  page.fields.insert(page.fields.end(), {{"speed", "4"}, {"friendly", "5"}, {"expert", "3"}});
  Changed after(talk.house(), {contacts(), mark("desk"), scale("speed", "pace")});
  const auto outcome = after.send(page);
  const auto& aside = std::get<Interview::Aside>(outcome);
  ASSERT_TRUE(aside.page);
  EXPECT_EQ(aside.page->page->name, "desk");
  EXPECT_EQ(aside.page->notice, "error_aside");
  EXPECT_EQ(after.show(talk.id(), "pace").questions.at(0).given.at("speed"),
            Given(std::int64_t{4}));

  // The rows come back into the form, as a scale and as a question that takes no 5.
  Changed later(talk.house(), {contacts(), scale("friendly", "staff"),
                               integer("expert", "staff").constraint(". >= 10 and . <= 20")});
  const auto shown = later.show(talk.id(), "staff");
  EXPECT_EQ(shown.questions.at(0).typed.at("friendly"), "5");
  EXPECT_TRUE(shown.questions.at(0).errors.empty());
  EXPECT_EQ(shown.questions.at(1).errors.at("expert"), "[error_constraint]");
}

TEST(Way, AQuestionThatAChangedFormMovedToAnotherPageKeepsItsAnswer) {
  using namespace interview::testing;
  Talk talk("lawyers");
  talk.answers("contact", "none").asks("rest");
  auto page = talk.cached();
  page.fields.insert(page.fields.end(),
                     {{Interview::form_field, "of before"}, {"speed", "4"}, {"friendly", "5"}});
  Changed after(talk.house(), {contacts(), matrix("staff", "rest").plain_row("friendly"),
                               scale("speed", "pace")});
  EXPECT_EQ(std::get<Interview::Accepted>(after.send(page)).next, "pace");
  EXPECT_EQ(after.show(talk.id(), "pace").questions.at(0).given.at("speed"),
            Given(std::int64_t{4}));
}

TEST(Way, APageThatTheFormNeverHadIsNone) {
  Talk talk("lawyers");
  auto page = talk.cached();
  page.page = "nowhere";
  page.fields.emplace_back("speed", "4");
  EXPECT_TRUE(std::holds_alternative<Interview::NoSuchPage>(talk.post(page)));
  talk.has_events(0);
}

}  // namespace
}  // namespace peil::talks
