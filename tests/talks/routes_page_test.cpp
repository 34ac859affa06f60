// What the pages of the respondent's site show.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "browser.h"

namespace peil::talks {
namespace {

TEST(RoutesPage, TheStyleSheetIsKeptForAYearUnderTheHashOfItsBytes) {
  Browser b;
  const std::string page = b.get("/nl").body;
  const auto at = page.find("/style.css?v=");
  ASSERT_NE(at, std::string::npos);
  const std::string url = page.substr(at, page.find('"', at) - at);
  const HttpResponse whole = b.get(url);
  EXPECT_EQ(url, "/style.css?v=" + sha256(whole.body).substr(0, 16));
  EXPECT_EQ(whole.header("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(whole.header("Content-Encoding"), "");
  EXPECT_EQ(b.get("/style.css?v=old").header("Cache-Control"), "no-cache");
  b.headers["accept-encoding"] = "gzip";
  const HttpResponse zipped = b.get(url);
  EXPECT_EQ(zipped.header("Content-Encoding"), "gzip");
  EXPECT_EQ(zipped.body.substr(0, 2), "\x1F\x8B");
}

TEST(RoutesPage, MistakesComeBackBesideTheirFieldsInTheLanguageOfThePage) {
  Browser b;
  b.log_in();
  HttpResponse r = b.get("/ar/q/contact");
  r = b.post("/ar/q/contact", Browser::fields_of(r, {{"contact", "letter"}}));
  EXPECT_EQ(r.status, 422);
  EXPECT_NE(r.body.find("<html class=\"utrecht-root\" lang=\"ar\" dir=\"rtl\">"),
            std::string::npos);
  EXPECT_NE(r.body.find("<title>ar:[error_prefix]"), std::string::npos);
  EXPECT_NE(r.body.find("role=\"alert\""), std::string::npos);
  EXPECT_NE(r.body.find("href=\"#in.contact.desk\">ar:Label contact: ar:[error_choice]"),
            std::string::npos);
  EXPECT_NE(r.body.find("aria-describedby=\"hint.contact error.contact\""), std::string::npos);
  EXPECT_NE(r.body.find("aria-invalid=\"true\""), std::string::npos);
  EXPECT_EQ(b.events(), 0u);
}

TEST(RoutesPage, TheLanguageCanBeSwitchedOnAnyPageAndThePlaceIsKept) {
  Browser b;
  b.log_in();
  EXPECT_NE(b.get("/nl/q/contact")
                .body.find("name=\"peil.language\" value=\"ar\" formnovalidate lang=\"ar\" "
                           "dir=\"rtl\""),
            std::string::npos);
  EXPECT_NE(b.get("/nl").body.find("href=\"/ar\""), std::string::npos);
  EXPECT_EQ(b.get("/ar/q/contact").status, 200);
}

TEST(RoutesPage, BackStopAndTheLanguagesSendThePage) {
  Browser b;
  b.log_in();
  b.post("/nl/q/contact", Browser::fields_of(b.get("/nl/q/contact"), {{"contact", "none"}}));
  const HttpResponse page = b.get("/nl/q/rest");
  for (const char* button :
       {"name=\"peil.button\" value=\"back\"", "name=\"peil.button\" value=\"stop\"",
        "form=\"questions\" name=\"peil.language\" value=\"ar\""}) {
    EXPECT_NE(page.body.find(button), std::string::npos) << button;
  }
  HttpResponse r =
      b.post("/nl/q/rest", Browser::fields_of(page, {{"friendly", "3"}, {"peil.language", "ar"}}));
  EXPECT_EQ(r.header("Location"), "/ar/q/rest");
  EXPECT_NE(b.get("/ar/q/rest").body.find("name=\"friendly\" value=\"3\" checked"),
            std::string::npos);
  r = b.post("/nl/q/rest",
             Browser::fields_of(b.get("/nl/q/rest"), {{"expert", "2"}, {"peil.button", "back"}}));
  EXPECT_EQ(r.header("Location"), "/nl/q/contact");
  r = b.post("/nl/q/rest",
             Browser::fields_of(b.get("/nl/q/rest"), {{"speed", "5"}, {"peil.button", "stop"}}));
  EXPECT_EQ(r.header("Location"), "/nl");
  EXPECT_EQ(b.ticket, "");
  EXPECT_EQ(b.get("/nl/q/rest").header("Location"), "/nl?again");
  b.log_in();
  const std::string later = b.get("/nl/q/rest").body;
  for (const char* kept :
       {"name=\"friendly\" value=\"3\" checked", "name=\"expert\" value=\"2\" checked",
        "name=\"speed\" value=\"5\" checked"}) {
    EXPECT_NE(later.find(kept), std::string::npos) << kept;
  }
}

TEST(RoutesPage, ALanguageGivesBackWhatCannotBeKept) {
  Browser b;
  b.log_in();
  b.post("/nl/q/contact", Browser::fields_of(b.get("/nl/q/contact"), {{"contact", "desk"}}));
  b.post("/nl/q/desk", Browser::fields_of(b.get("/nl/q/desk"), {{"desk", "3"}}));
  const std::string long_text(10'001, 'x');
  const HttpResponse r =
      b.post("/nl/q/why",
             Browser::fields_of(b.get("/nl/q/why"), {{"why", long_text}, {"peil.language", "ar"}}));
  EXPECT_EQ(r.status, 422);
  EXPECT_NE(r.body.find("ar:[error_too_long"), std::string::npos);
  EXPECT_NE(r.body.find(long_text), std::string::npos);
  EXPECT_NE(r.body.find("action=\"/ar/q/why\""), std::string::npos);
}

TEST(RoutesPage, WithoutCookiesTheStartPageSaysWhatIsTheMatter) {
  Browser b;
  EXPECT_EQ(b.log_in().header("Location"), "/nl/q/contact");
  b.ticket.clear();  // the browser keeps none
  EXPECT_EQ(b.get("/nl/q/contact").header("Location"), "/nl?again");
  EXPECT_NE(b.get("/nl?again").body.find("[error_log_in]"), std::string::npos);
  EXPECT_EQ(b.get("/nl").body.find("[error_log_in]"), std::string::npos);
}

TEST(RoutesPage, AQuestionMayHaveAnyName) {
  Study s = interview::testing::small_interview();
  s.questionnaire =
      interview::testing::form({interview::testing::question(QuestionType::Text, "post", "only")});
  Browser b(s);
  b.log_in();
  b.post("/nl/q/only", Browser::fields_of(b.get("/nl/q/only"), {{"post", "mine"}}));
  EXPECT_EQ(b.house->responses().events(b.id).at(0).answers.at("post"), Given("mine"));
}

TEST(RoutesPage, TheProgressBarIsEmptyOnTheFirstPage) {
  Browser b;
  b.log_in();
  EXPECT_NE(b.get("/nl/q/contact").body.find("max=\"2\" value=\"0\""), std::string::npos);
}

TEST(RoutesPage, TheStartPageSaysHowLongWhoReadsAndWhomToAsk) {
  Study study = interview::testing::small_interview();
  EXPECT_EQ(Browser(study).get("/nl").body.find("[duration"), std::string::npos);
  study.minutes = 10;
  study.help = interview::testing::both("study/help", "Bel ons");
  study.waves.back().agency = "Bureau X";
  Browser b(study);
  const std::string page = b.get("/ar").body;
  for (const char* said : {"ar:[duration 10]", "ar:[open_days ", "ar:[agency Bureau X]",
                           "ar:[privacy]", "ar:[results_promise]", "ar:Bel ons"}) {
    EXPECT_NE(page.find(said), std::string::npos) << said;
  }
}

TEST(RoutesPage, TheLanguagesOfAPageOfQuestionsAreOneStopOfTheKeyboard) {
  Browser b;
  EXPECT_EQ(b.get("/nl").body.find("<details"), std::string::npos);
  b.log_in();
  const std::string page = b.get("/nl/q/contact").body;
  const auto closed = page.find("<details class=\"peil-language\"><summary>[choose_language]");
  ASSERT_NE(closed, std::string::npos) << page;
  EXPECT_GT(page.find("name=\"peil.language\""), closed);
  EXPECT_LT(page.rfind("name=\"peil.language\""), page.find("</details>"));
}

TEST(RoutesPage, APageThatIsNotThereLeadsToTheStart) {
  Browser b;
  const HttpResponse none = b.get("/ar/nowhere");
  EXPECT_EQ(none.status, 404);
  EXPECT_NE(none.body.find("href=\"/ar\">ar:[to_start]"), std::string::npos) << none.body;
}

TEST(RoutesPage, AFictionalStudyAndATrialInterviewSaySoOnEveryPage) {
  Browser b(interview::testing::small_interview(), {.fictional_store = true});
  const auto code = b.house->interview.make_test_codes(1).at(0).code;
  for (const char* target : {"/", "/nl"}) {
    EXPECT_NE(b.get(target).body.find("[fictional_notice]"), std::string::npos) << target;
  }
  b.post("/nl/start", {{"code", code}});
  HttpResponse r = b.get("/nl/q/contact");
  EXPECT_NE(r.body.find("[fictional_notice]"), std::string::npos);
  EXPECT_NE(r.body.find("[test_notice]"), std::string::npos);
  r = b.post("/nl/q/contact", Browser::fields_of(r, {}));
  EXPECT_NE(r.body.find("[test_notice]"), std::string::npos);
}

TEST(RoutesPage, AMarkIsTenLabelledRadiosInANamedGroup) {
  Browser b;
  b.log_in();
  b.post("/nl/q/contact", Browser::fields_of(b.get("/nl/q/contact"), {{"contact", "desk"}}));
  const std::string html = b.get("/nl/q/desk").body;
  EXPECT_EQ(count(html, "type=\"radio\""), 11);  // and "don't know"
  for (int n = 1; n <= 10; ++n) {
    EXPECT_NE(html.find("for=\"in.desk." + std::to_string(n) + "\""), std::string::npos);
  }
  EXPECT_NE(html.find("<span class=\"peil-scale__point\">1</span> <span "
                      "class=\"peil-scale__end\">zeer slecht</span></label>"),
            std::string::npos);
  EXPECT_NE(html.find("<span class=\"peil-scale__point\">10</span> <span "
                      "class=\"peil-scale__end\">uitmuntend</span></label>"),
            std::string::npos);
  EXPECT_NE(html.find("role=\"radiogroup\" aria-required=\"true\""), std::string::npos);
  const std::string rest = b.get("/nl/q/rest").status == 303 ? "" : "shown";
  EXPECT_EQ(rest, "") << "not before its turn";
}

TEST(RoutesPage, EveryIdOccursOnceAndEveryReferenceLeadsSomewhere) {
  Browser b;
  const auto code = b.house->interview.make_test_codes(1).at(0).code;
  b.post("/nl/start", {{"code", code}});
  std::string next = "/nl/q/contact";
  const std::map<std::string, Fields> given{{"/nl/q/contact", {{"contact", "desk"}}},
                                            {"/nl/q/desk", {{"desk", "2"}}}};
  const auto check = [](const std::string& html) {
    std::set<std::string> ids;
    for (auto at = html.find(" id=\""); at != std::string::npos; at = html.find(" id=\"", at + 1)) {
      const auto from = at + 5;
      const std::string id = html.substr(from, html.find('"', from) - from);
      EXPECT_TRUE(ids.insert(id).second) << id << " twice";
    }
    for (const std::string name : {" for=\"", " aria-describedby=\"", " href=\"#"}) {
      for (auto at = html.find(name); at != std::string::npos; at = html.find(name, at + 1)) {
        const auto from = at + name.size();
        for (const std::string& id : words(html.substr(from, html.find('"', from) - from))) {
          EXPECT_TRUE(ids.contains(id)) << id << " leads nowhere";
        }
      }
    }
  };
  int pages = 0;
  while (next != "/nl/thanks" && pages < 10) {
    const HttpResponse page = b.get(next);
    check(page.body);
    check(b.post(next, Browser::fields_of(page, {{"contact", "x"},
                                                 {"desk", "x"},
                                                 {"speed", "x"},
                                                 {"friendly", "x"},
                                                 {"waited", "x"}}))
              .body);
    const auto fields = given.find(next);
    const HttpResponse done =
        b.post(next, Browser::fields_of(page, fields == given.end() ? Fields{} : fields->second));
    ASSERT_EQ(done.status, 303) << next;
    next = std::string(done.header("Location"));
    ++pages;
  }
  EXPECT_EQ(pages, 5);
}

TEST(RoutesPage, OutsideTextStaysText) {
  const std::string hostile = "<img src=x onerror=alert(1)>\"'&</title></textarea><script>";
  Study s = interview::testing::small_interview();
  s.title.in["nl"] = s.organisation.in["nl"] = hostile;
  s.languages[1].own_name = hostile;
  for (Question& q : s.questionnaire.questions) {
    q.label.in["nl"] = hostile;
    q.hint = interview::testing::both("hint", hostile);
    if (!q.low.empty()) q.low.in["nl"] = hostile;
    for (Choice& c : q.choices) c.label.in["nl"] = hostile;
    for (MatrixRow& row : q.rows) row.label.in["nl"] = hostile;
  }
  for (Page& p : s.questionnaire.pages) p.title.in["nl"] = hostile;
  for (LocalText& t : s.interface) t.in["nl"] += hostile;
  Browser b(s);
  const auto harmless = [](const HttpResponse& r) {
    EXPECT_EQ(r.body.find("<img"), std::string::npos);
    EXPECT_EQ(r.body.find("<script"), std::string::npos);
    EXPECT_EQ(count(r.body, "</title>"), 1);
    EXPECT_EQ(r.body.find("onerror=alert(1)>"), std::string::npos);
  };
  harmless(b.get("/"));
  harmless(b.get("/nl"));
  harmless(b.post("/nl/start", {{"code", hostile}}));
  b.house->clock.passed += 1000;
  b.log_in();
  harmless(b.get("/nl/q/contact"));
  harmless(b.get("/nl/q/" + hostile));
  HttpResponse r =
      b.post("/nl/q/contact", Browser::fields_of(b.get("/nl/q/contact"), {{"contact", hostile}}));
  EXPECT_EQ(r.status, 422);
  harmless(r);
  b.post("/nl/q/contact", Browser::fields_of(b.get("/nl/q/contact"), {{"contact", "desk"}}));
  b.post("/nl/q/desk", Browser::fields_of(b.get("/nl/q/desk"), {{"desk", "3"}}));
  b.post("/nl/q/why", Browser::fields_of(b.get("/nl/q/why"), {{"why", hostile}}));
  const HttpResponse why = b.get("/nl/q/why");
  harmless(why);
  EXPECT_EQ(count(why.body, "</textarea>"), 1);
  EXPECT_EQ(Browser::fields_of(why, {})[2], (std::pair<std::string, std::string>{"why", hostile}));
  b.ticket.clear();
  harmless(b.post("/nl/q/contact", {{"contact", hostile}, {hostile, hostile}}));
}

}  // namespace
}  // namespace peil::talks
