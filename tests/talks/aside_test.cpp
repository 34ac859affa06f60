// What was typed and is no answer: it does not fit, or its question is gone from the form.
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
    if (std::holds_alternative<Interview::Full>(talk.post(sent_back(talk, {{"waited", text}}))))
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
