// Pages of questions that are answered in several fields, of texts at choices and of texts that
// name earlier answers, as a browser without scripts has them.
#include <gtest/gtest.h>

#include "browser.h"
#include "peil/interview/route.h"
#include "peil/study/testing/form_text.h"
#include "peil/web/respondent/sent_form.h"

namespace peil::talks {
namespace {

const std::string asked = R"toml(
[[question]]
type = "select_one"
name = "channel"
page = "channel"
label = "Hoe had u contact?"
required = true
rotate = true
choices = [
  { name = "desk", label = "aan de balie" },
  { name = "phone", label = "telefonisch" },
  { name = "other", label = "anders", other = "channel_other" },
]
[[question]]
type = "date"
name = "heard_on"
page = "heard_on"
label = "Wanneer hoorde u het (${channel_other|niet anders})?"
dont_know = true
constraint = ". <= today()"
[[question]]
type = "rank"
name = "order"
page = "order"
label = "Wat is het belangrijkst?"
required = true
choices = [
  { name = "speed", label = "snelheid" },
  { name = "words", label = "woorden" },
]
)toml";

struct Visit {
  Visit() : browser(study::testing::study_of(asked)) {
    browser.house->clock.day = *read_day("2013-09-10");
    browser.log_in();
    send("overall", {{"overall", "7"}});
  }
  HttpResponse page(const std::string& name) { return browser.get("/nl/q/" + name); }
  HttpResponse send(const std::string& name, const Fields& filled) {
    return browser.post("/nl/q/" + name, Browser::fields_of(page(name), filled));
  }
  Answers answers() {
    return interview::sent_so_far(browser.house->responses().events(browser.id)).answers;
  }

  Browser browser;
};

bool has(const HttpResponse& response, const std::string& part) {
  return response.body.find(part) != std::string::npos;
}

TEST(PageOfATextAtAChoice, SaysAnEarlierAnswerAndNeverItsMarkup) {
  Visit visit;
  EXPECT_EQ(
      visit.send("channel", {{"channel", "other"}, {"channel_other", "<script>x</script>"}}).status,
      303);
  const HttpResponse page = visit.page("heard_on");
  EXPECT_TRUE(has(page, "Wanneer hoorde u het (&lt;script&gt;x&lt;/script&gt;)?")) << page.body;
  EXPECT_FALSE(has(page, "<script>"));
}

TEST(PageOfATextAtAChoice, HasALabelledFieldThatIsLinkedFromTheMistakes) {
  Visit visit;
  const HttpResponse page = visit.page("channel");
  EXPECT_TRUE(has(page, "for=\"in.channel_other\""));
  EXPECT_TRUE(has(page, "id=\"in.channel_other\""));
  const HttpResponse again = visit.send("channel", {{"channel", "other"}});
  EXPECT_EQ(again.status, 422);
  EXPECT_TRUE(has(again, "href=\"#in.channel_other\">anders: Schrijf op wat u bedoelt"));
  EXPECT_TRUE(has(again, "id=\"error.channel_other\""));
}

TEST(PageOfADay, HasThreeFieldsThatGiveBackWhatWasTyped) {
  Visit visit;
  visit.send("channel", {{"channel", "desk"}});
  const HttpResponse again = visit.send(
      "heard_on", {{"heard_on.day", "31"}, {"heard_on.month", "\"2\""}, {"heard_on.year", "2013"}});
  EXPECT_EQ(again.status, 422);
  EXPECT_TRUE(has(again, "href=\"#in.heard_on.day\""));
  for (const char* part : {"day", "month", "year"})
    EXPECT_TRUE(has(again, std::string("for=\"in.heard_on.") + part + "\""));
  const Fields shown = shown_fields(again.body);
  EXPECT_EQ(web::respondent::value_of(shown, "heard_on.month"), "\"2\"");
  EXPECT_EQ(web::respondent::value_of(shown, "heard_on.day"), "31");
}

TEST(PageOfADay, ThatIsKeptIsShownInItsFieldsWhenSomebodyComesBack) {
  Visit visit;
  visit.send("channel", {{"channel", "desk"}});
  EXPECT_EQ(
      visit
          .send("heard_on",
                {{"heard_on.day", "\u06F9"}, {"heard_on.month", "9"}, {"heard_on.year", "2013"}})
          .status,
      303);
  EXPECT_EQ(visit.answers().at("heard_on"), Given("2013-09-09"));
  const Fields shown = shown_fields(visit.page("heard_on").body);
  EXPECT_EQ(web::respondent::value_of(shown, "heard_on.day"), "9");
  EXPECT_EQ(web::respondent::value_of(shown, "heard_on.year"), "2013");
  // Tomorrow is no answer yet.
  EXPECT_EQ(visit.send("heard_on", {{"heard_on.day", "11"}}).status, 422);
}

TEST(PageOfADay, PreviousKeepsWhatWasHalfDone) {
  Visit visit;
  visit.send("channel", {{"channel", "desk"}});
  EXPECT_EQ(visit
                .send("heard_on", {{"heard_on.day", "31"},
                                   {"heard_on.month", "2"},
                                   {web::respondent::button_field, web::respondent::button_back}})
                .status,
            303);
  const HttpResponse page = visit.page("heard_on");
  EXPECT_EQ(web::respondent::value_of(shown_fields(page.body), "heard_on.month"), "2");
  EXPECT_TRUE(has(page, "Vul dag, maand en jaar in."));
  EXPECT_FALSE(visit.answers().contains("heard_on"));
}

TEST(PageOfADay, SentWithoutACookieCarriesEveryFieldToTheCode) {
  Visit visit;
  visit.send("channel", {{"channel", "desk"}});
  const Fields fields =
      Browser::fields_of(visit.page("heard_on"), {{"heard_on.day", "5"}, {"heard_on.month", "6"}});
  visit.browser.ticket.clear();
  const HttpResponse asks = visit.browser.post("/nl/q/heard_on", fields);
  EXPECT_EQ(asks.status, 403);
  EXPECT_EQ(web::respondent::value_of(shown_fields(asks.body), "heard_on.day"), "5");
  EXPECT_EQ(web::respondent::value_of(shown_fields(asks.body), "heard_on.month"), "6");
}

TEST(PageOfAnOrder, HasAListOfPlacesForEachChoiceAndShowsThemAgain) {
  Visit visit;
  visit.send("channel", {{"channel", "desk"}});
  visit.send("heard_on", {{"heard_on", "dont_know"}});
  const HttpResponse page = visit.page("order");
  EXPECT_EQ(count(page.body, "<select"), 2);
  EXPECT_TRUE(has(page, "for=\"in.order.words\""));
  const HttpResponse tie = visit.send("order", {{"order.speed", "2"}, {"order.words", "2"}});
  EXPECT_EQ(tie.status, 422);
  EXPECT_TRUE(has(tie, "Plaats 2 gaf u twee keer"));
  EXPECT_EQ(web::respondent::value_of(shown_fields(tie.body), "order.words"), "2");
  EXPECT_EQ(visit.send("order", {{"order.speed", "2"}, {"order.words", "1"}}).status, 303);
  EXPECT_EQ(visit.answers().at("order"), Given(std::vector<std::string>{"words", "speed"}));
  EXPECT_EQ(web::respondent::value_of(shown_fields(visit.page("order").body), "order.words"), "1");
}

TEST(PageThatRotates, KeepsTheOrderInWhichItWasShownWithItsAnswers) {
  Visit visit;
  const HttpResponse page = visit.page("channel");
  visit.send("channel", {{"channel", "desk"}});
  const auto order = std::get<std::vector<std::string>>(visit.answers().at("peil.order.channel"));
  ASSERT_EQ(order.size(), 3u);
  std::size_t before = 0;
  for (const std::string& name : order) {
    const std::size_t at = page.body.find("id=\"in.channel." + name + "\"");
    ASSERT_NE(at, std::string::npos);
    EXPECT_GT(at, before) << name;
    before = at;
  }
}

}  // namespace
}  // namespace peil::talks
