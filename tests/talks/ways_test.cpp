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

}  // namespace
}  // namespace peil::talks
