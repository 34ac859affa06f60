// The respondent's site against those who should not be there: cookies, codes, other sites, hostile
// text.
#include <gtest/gtest.h>

#include "browser.h"
#include "peil/base/chance.h"

namespace peil::talks {
namespace {

TEST(RoutesSafety, EveryAnswerCarriesTheSecurityHeaders) {
  Browser b;
  b.log_in();
  for (const auto& [method, target] :
       std::vector<std::pair<std::string, std::string>>{{"GET", "/"},
                                                        {"GET", "/nl"},
                                                        {"GET", "/nl/q/contact"},
                                                        {"GET", "/nl/thanks"},
                                                        {"GET", "/nowhere"},
                                                        {"HEAD", "/nl"},
                                                        {"OPTIONS", "/nl/start"},
                                                        {"POST", "/nl/start"},
                                                        {"POST", "/nl/q/contact"},
                                                        {"PUT", "/nl"},
                                                        {"GET", "/style.css"},
                                                        {"GET", "/health"},
                                                        {"GET", "/favicon.ico"}}) {
    const HttpResponse r = b.ask(method, target);
    EXPECT_EQ(r.header("Content-Security-Policy"),
              "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
              "base-uri 'none'; frame-ancestors 'none'")
        << target;
    EXPECT_EQ(r.header("X-Content-Type-Options"), "nosniff") << target;
    EXPECT_EQ(r.header("Referrer-Policy"), "same-origin") << target;
    EXPECT_EQ(r.header("Server"), "") << target;
    if (target != "/style.css" && target != "/favicon.ico") {
      EXPECT_EQ(r.header("Cache-Control"), "no-store") << target;
    }
  }
}

TEST(RoutesSafety, TheCookieIsHttpOnlyAndSecureBehindTls) {
  Browser b;
  const std::string cookie(b.log_in().header("Set-Cookie"));
  EXPECT_NE(cookie.find("; Path=/; HttpOnly; SameSite=Lax"), std::string::npos);
  EXPECT_EQ(cookie.find("Secure"), std::string::npos);
  EXPECT_EQ(cookie.find("0123"), std::string::npos);
  Browser tls(interview::testing::small_interview(), {.behind_tls = true});
  EXPECT_NE(tls.log_in().header("Set-Cookie").find("; Secure"), std::string_view::npos);
}

TEST(RoutesSafety, NoCodeIsInAnyAddress) {
  Browser b;
  const HttpResponse r = b.log_in();
  EXPECT_EQ(r.header("Location").find("0123"), std::string_view::npos);
}

TEST(RoutesSafety, UnknownAndClosedCodesGetTheSameAnswer) {
  Browser b;
  b.house->enrol("clients", "1111-1111-1111");
  const HttpResponse wrong = b.post("/nl/start", {{"code", "2222-2222-2222"}});
  EXPECT_NE(wrong.body.find("[error_code]"), std::string::npos);
  b.house->clock.day = *read_day("2014-01-01");
  const HttpResponse unknown = b.post("/nl/start", {{"code", "2222-2222-2222"}});
  HttpResponse closed = b.post("/nl/start", {{"code", "1111-1111-1111"}});
  EXPECT_EQ(unknown.status, 422);
  EXPECT_EQ(closed.status, 422);
  closed.body.replace(closed.body.find("1111-1111-1111"), 14, "2222-2222-2222");
  EXPECT_EQ(unknown.body, closed.body);
  EXPECT_NE(unknown.body.find("[error_closed]"), std::string::npos);
}

TEST(RoutesSafety, TwentyWrongCodesAndTheNextIsAskedToWait) {
  Browser b;
  for (int i = 0; i < 20; ++i)
    EXPECT_EQ(b.post("/nl/start", {{"code", "2222-2222-2222"}}).status, 422);
  const HttpResponse r = b.log_in();
  EXPECT_EQ(r.status, 429) << "a right one as well, or guessing could go on";
  EXPECT_EQ(r.header("Retry-After"), "30");
  EXPECT_NE(r.body.find("[error_too_many_tries]"), std::string::npos);
  b.address = "192.0.2.2";
  EXPECT_EQ(b.log_in().status, 303);
  b.address = "192.0.2.1";
  b.house->clock.passed += 30;
  EXPECT_EQ(b.log_in().status, 303);
}

TEST(RoutesSafety, BehindAProxyTheCallerIsTheLastOfTheForwardedList) {
  Browser b(interview::testing::small_interview(), {.behind_tls = true});
  for (int i = 0; i < 20; ++i) {
    b.headers["x-forwarded-for"] = "10.0.0." + std::to_string(i) + ", 198.51.100.9";
    b.post("/nl/start", {{"code", "2222-2222-2222"}});
  }
  EXPECT_EQ(b.log_in().status, 429);
  b.headers["x-forwarded-for"] = "198.51.100.10";
  EXPECT_EQ(b.log_in().status, 303);
}

TEST(RoutesSafety, WithoutACookieAPageIsNotLostButCarriedToTheCode) {
  Browser b;
  b.log_in();
  const HttpResponse page = b.get("/nl/q/contact");
  const Fields typed = Browser::fields_of(page, {{"contact", "phone"}});
  b.ticket.clear();
  HttpResponse r = b.post("/nl/q/contact", typed);
  EXPECT_EQ(r.status, 403);
  EXPECT_EQ(b.events(), 0u);
  r = b.post("/nl/q/contact",
             Browser::fields_of(r, {{web::respondent::login_code_field, "2222 2222 2222"}}));
  EXPECT_EQ(r.status, 422) << "a wrong code keeps the answers too";
  r = b.post("/nl/q/contact",
             Browser::fields_of(r, {{web::respondent::login_code_field, "0123-4567-89ab"}}));
  EXPECT_EQ(r.status, 303);
  EXPECT_EQ(b.events(), 1u);
  EXPECT_FALSE(b.ticket.empty());
}

TEST(RoutesSafety, APageThatWaitsForItsCodeIsCarriedIntoAnotherLanguage) {
  Browser b;
  b.log_in();
  const Fields typed =
      Browser::fields_of(b.get("/nl/q/contact"), {{"contact", "phone"}, {"peil.button", "back"}});
  b.ticket.clear();
  HttpResponse r = b.post("/nl/q/contact", typed);
  EXPECT_EQ(r.body.find("href=\"/ar"), std::string::npos) << "a link would leave the page behind";
  EXPECT_NE(r.body.find("form=\"carried\" formaction=\"/ar/q/contact\""), std::string::npos)
      << r.body;
  r = b.post("/ar/q/contact", Browser::fields_of(r, {}));
  EXPECT_EQ(r.status, 403);
  EXPECT_NE(r.body.find("ar:[error_whose]"), std::string::npos);
  r = b.post("/ar/q/contact", Browser::fields_of(r, {{"peil.code", "0123-4567-89AB"}}));
  EXPECT_EQ(r.header("Location"), "/ar/q/contact") << "by the button that was pressed first";
  EXPECT_EQ(b.events(), 1u);
}

TEST(RoutesSafety, AForgedPostIsCarriedToTheCodeAndGetsNoFreshMark) {
  Browser b;
  b.log_in();
  const HttpResponse page = b.get("/nl/q/contact");
  Fields fields = Browser::fields_of(page, {{"contact", "phone"}});
  fields[0].second[0] = fields[0].second[0] == 'a' ? 'b' : 'a';
  const HttpResponse r = b.post("/nl/q/contact", fields);
  EXPECT_EQ(r.status, 403);
  EXPECT_NE(r.body.find("[error_whose]"), std::string::npos);
  EXPECT_EQ(Browser::fields_of(r, {{"peil.code", ""}}).size(), fields.size() + 1);
  EXPECT_NE(r.body.find("value=\"" + fields[0].second + "\""), std::string::npos);
  EXPECT_EQ(b.events(), 0u);
}

TEST(RoutesSafety, APageOfOnePersonIsNeverTakenForAnother) {
  Browser b;
  const std::string other = b.house->enrol("lawyers", "1111-1111-1111");
  b.log_in();
  const Fields mine = Browser::fields_of(b.get("/nl/q/contact"), {{"contact", "phone"}});
  b.post("/nl/start", {{"code", "1111-1111-1111"}});  // in another window
  HttpResponse r = b.post("/nl/q/contact", mine);
  EXPECT_EQ(r.status, 403);
  EXPECT_NE(r.body.find("name=\"peil.code\""), std::string::npos);
  r = b.post("/nl/q/contact", Browser::fields_of(r, {{"peil.code", "1111-1111-1111"}}));
  EXPECT_EQ(r.status, 422) << "the page is not of this code";
  EXPECT_TRUE(b.house->responses().events(other).empty());
  EXPECT_EQ(b.events(), 0u);
  r = b.post("/nl/q/contact", Browser::fields_of(r, {{"peil.code", "0123-4567-89AB"}}));
  EXPECT_EQ(r.status, 303);
  EXPECT_EQ(b.events(), 1u);
  EXPECT_TRUE(b.house->responses().events(other).empty());
}

TEST(RoutesSafety, ATicketEndsAndSoonAfterEverythingWasAnswered) {
  Browser b;
  b.log_in();
  b.house->clock.passed += 2 * 60 * 60 - 1;
  EXPECT_EQ(b.get("/nl/q/contact").status, 200);
  const Fields typed = Browser::fields_of(b.get("/nl/q/contact"), {{"contact", "none"}});
  EXPECT_EQ(b.post("/nl/q/contact", typed).status, 303) << "and a page that is sent renews it";
  b.house->clock.passed += 60 * 60;
  const Fields rest = Browser::fields_of(b.get("/nl/q/rest"), {});
  EXPECT_EQ(b.post("/nl/q/rest", rest).header("Location"), "/nl/thanks");
  EXPECT_EQ(b.get("/nl/q/contact").status, 200);
  EXPECT_NE(b.get("/nl/thanks").body.find("action=\"/nl/stop\""), std::string::npos);
  b.house->clock.passed += 10 * 60;
  EXPECT_EQ(b.get("/nl/q/contact").header("Location"), "/nl?again");
  EXPECT_EQ(b.get("/nl/thanks").header("Location"), "/nl?again");
}

TEST(RoutesSafety, StopForgetsWhoWasThere) {
  Browser b;
  b.log_in();
  const HttpResponse r = b.post("/nl/stop", {});
  EXPECT_EQ(r.header("Location"), "/nl");
  EXPECT_NE(r.header("Set-Cookie").find("peil=; Path=/; Max-Age=0"), std::string_view::npos);
  EXPECT_EQ(b.get("/nl/q/contact").status, 303);
}

TEST(RoutesSafety, BehindTlsTheCookieBelongsToThisHostAlone) {
  Browser b(interview::testing::small_interview(), {.behind_tls = true});
  b.headers["x-forwarded-for"] = "198.51.100.9";
  const HttpResponse r = b.log_in();
  EXPECT_TRUE(r.header("Set-Cookie").starts_with("__Host-peil="));
  EXPECT_EQ(r.header("Strict-Transport-Security"), "max-age=31536000");
  EXPECT_EQ(b.get("/nl/q/contact").status, 200);
  EXPECT_EQ(Browser().get("/nl").header("Strict-Transport-Security"), "");
}

TEST(RoutesSafety, AProxyThatNamesNobodyLocksNobodyOut) {
  std::vector<std::string> warned;
  Browser b(
      interview::testing::small_interview(),
      {.behind_tls = true, .warn = [&](std::string_view what) { warned.emplace_back(what); }});
  b.headers["x-forwarded-for"] = "198.51.100.9:4711";
  b.post("/nl/start", {{"code", "2222-2222-2222"}});
  EXPECT_TRUE(warned.empty());
  b.headers.clear();
  for (int i = 0; i < 25; ++i) b.post("/nl/start", {{"code", "2222-2222-2222"}});
  EXPECT_EQ(b.post("/nl/start", {{"code", "2222-3333-3333"}}).status, 429);
  EXPECT_EQ(b.log_in().status, 303);
  b.headers["x-forwarded-for"] = "198.51.100.9:4711";
  for (int i = 0; i < 20; ++i) b.post("/nl/start", {{"code", "2222-2222-2222"}});
  EXPECT_EQ(b.log_in().status, 429);
  b.headers["x-forwarded-for"] = "[2001:db8::1]:4711";
  EXPECT_EQ(b.log_in().status, 303);
  ASSERT_EQ(warned.size(), 1u) << "once";
  EXPECT_NE(warned[0].find("X-Forwarded-For"), std::string::npos);
}

TEST(RoutesSafety, AFormOfAnotherSiteIsNotTakenAndNothingOfItIsShown) {
  Browser b;
  b.log_in();
  const Fields typed = Browser::fields_of(b.get("/nl/q/contact"), {{"contact", "planted"}});
  b.headers = {{"sec-fetch-site", "same-site"}};
  HttpResponse r = b.post("/nl/q/contact", typed);
  EXPECT_EQ(r.status, 403);
  EXPECT_EQ(r.body.find("planted"), std::string::npos);
  b.headers = {{"origin", "https://elsewhere.example"}, {"host", "peil.example"}};
  EXPECT_EQ(b.post("/nl/q/contact", typed).status, 403);
  EXPECT_EQ(b.log_in().status, 403);
  b.headers = {{"origin", "https://peil.example"}, {"host", "peil.example"}};
  EXPECT_EQ(b.post("/nl/q/contact", typed).status, 422) << "ours, with a choice that is not there";
}

TEST(RoutesSafety, WithoutACookieOnlyFieldsOfThePageAreCarried) {
  Browser b;
  Fields fields{{"contact", "phone"}, {"elsewhere", "x"}, {"desk", "8"}};
  for (int i = 0; i < 100; ++i) fields.emplace_back("contact", "desk");
  const HttpResponse r = b.post("/nl/q/contact", fields);
  EXPECT_EQ(r.body.find("elsewhere"), std::string::npos);
  EXPECT_EQ(r.body.find("name=\"desk\""), std::string::npos);
  EXPECT_EQ(count(r.body, "name=\"contact\""), 6);
}

TEST(RoutesSafety, StrangePathsAndMethodsAreRefusedPolitely) {
  Browser b;
  for (const char* target : {"", "//", "/xx", "/nl/", "/nl/q", "/nl/q/", "/nl/q/contact/x",
                             "/nl/../x", "/nl/q/%63ontact", "/nl/start/x", "/style.css/"}) {
    const int status = b.get(target).status;
    EXPECT_TRUE(status == 404 || status == 303) << target << status;
  }
  b.log_in();
  EXPECT_EQ(b.get("/nl/q/nothing").status, 404);
  EXPECT_EQ(b.ask("DELETE", "/nl/q/contact").status, 405);
  EXPECT_EQ(b.ask("POST", "/nl").status, 405);
  EXPECT_EQ(b.ask("POST", "/nl").header("Allow"), "GET, HEAD, OPTIONS");
  b.headers["content-type"] = "application/json";
  EXPECT_EQ(b.ask("POST", "/nl/q/contact", "{}").status, 415);
}

// A form that something between browser and server has put in another encoding.
TEST(RoutesSafety, WhatIsNoFormIsRefusedOnAPageInTheLanguageWithAWayOn) {
  Browser b;
  b.log_in();
  b.headers["content-type"] = "multipart/form-data; boundary=x";
  const HttpResponse page = b.ask("POST", "/nl/q/contact", "--x\r\n");
  EXPECT_EQ(page.status, 415);
  EXPECT_EQ(page.header("Content-Type"), "text/html; charset=utf-8");
  EXPECT_NE(page.body.find("lang=\"nl\""), std::string::npos);
  EXPECT_NE(page.body.find("[error_not_saved]"), std::string::npos);
  EXPECT_NE(page.body.find("href=\"/nl\""), std::string::npos);
  const HttpResponse start = b.ask("POST", "/nl/start", "--x\r\n");
  EXPECT_EQ(start.status, 415);
  EXPECT_NE(start.body.find("name=\"code\""), std::string::npos) << "the code can be typed again";
  const HttpResponse put = b.ask("PUT", "/nl/q/contact");
  EXPECT_EQ(put.status, 405);
  EXPECT_NE(put.body.find("href=\"/nl\""), std::string::npos);
}

TEST(RoutesSafety, AFormOfAnotherSiteCannotLogAnybodyIn) {
  Browser b;
  b.headers["sec-fetch-site"] = "cross-site";
  EXPECT_EQ(b.log_in().status, 403);
  EXPECT_TRUE(b.ticket.empty());
}

TEST(RoutesSafety, AnyRequestGetsAnAnswerAndNeverAFault) {
  Browser b;
  b.log_in();
  Chance chance("routes", "fuzz");
  const std::vector<std::string> pieces{"/",      "nl",  "ar", "q", "contact",   "rest", "start",
                                        "thanks", "%00", "..", "?", "style.css", "\xFF", "="};
  const std::vector<std::string> methods{"GET", "POST", "HEAD", "OPTIONS", "TRACE", ""};
  for (int round = 0; round < 1500; ++round) {
    std::string target, body;
    for (std::uint64_t n = chance.below(8); n > 0; --n)
      target += pieces[chance.below(pieces.size())];
    for (std::uint64_t n = chance.below(30); n > 0; --n)
      body += static_cast<char>(chance.below(256));
    const int status =
        b.ask(methods[chance.below(methods.size())], "/" + target, "contact=" + body).status;
    EXPECT_NE(status, 500) << target;
    EXPECT_GE(status, 200) << target;
  }
  EXPECT_EQ(b.events(), 0u);
}

}  // namespace
}  // namespace peil::talks
