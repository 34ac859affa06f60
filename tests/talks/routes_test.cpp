// The respondent's site through requests and responses, without sockets.
#include "peil/web/respondent/routes.h"

#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <set>
#include <thread>

#include "peil/base/chance.h"
#include "peil/base/text.h"
#include "shown_form.h"
#include "talk.h"

namespace peil::talks {
namespace {

using web::Fields;
using web::HttpRequest;
using web::HttpResponse;

std::string encoded(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    const std::string digits = hex(std::string(1, c));
    safe += '%';
    safe += digits;
  }
  return safe;
}

std::string body_of(const Fields& fields) {
  std::string body;
  for (const auto& [name, value] : fields) {
    body += (body.empty() ? "" : "&") + encoded(name) + "=" + encoded(value);
  }
  return body;
}

int count(const std::string& text, const std::string& part) {
  int n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

/// A browser with a site behind it.
class Browser {
 public:
  explicit Browser(Study study = interview::testing::small_interview(),
                   web::respondent::RouteOptions options = {})
      : house(std::make_unique<House>(std::move(study))) {
    options.server_key = house->stores.server_key;
    if (options.behind_tls) cookie_name = "__Host-peil";
    routes = std::make_unique<web::respondent::Routes>(house->interview, house->clock, options);
    id = house->enrol("lawyers", "0123-4567-89AB");
  }

  HttpResponse ask(const std::string& method, const std::string& target,
                   const std::string& body = "") {
    HttpRequest request;
    request.method = method;
    request.path = target.substr(0, target.find('?'));
    if (target.find('?') != std::string::npos) request.query = target.substr(target.find('?') + 1);
    request.headers = headers;
    if (method == "POST")
      request.headers.try_emplace("content-type", "application/x-www-form-urlencoded");
    if (!ticket.empty()) request.headers["cookie"] = cookie_name + "=" + ticket;
    request.body = body.substr(0, cut_at);
    request.too_large = body.size() > cut_at;
    request.address = address;
    std::optional<HttpResponse> got;
    routes->handle(
        request, [](std::function<void()> work) { work(); },
        [&](HttpResponse response) { got = std::move(response); });
    EXPECT_TRUE(got) << target;
    if (got && got->header("Set-Cookie").starts_with(cookie_name + "=")) {
      const std::string cookie(got->header("Set-Cookie"));
      const auto from = cookie_name.size() + 1;
      ticket = cookie.substr(from, cookie.find(';') - from);
    }
    return got.value_or(HttpResponse{});
  }
  HttpResponse get(const std::string& target) { return ask("GET", target); }
  HttpResponse post(const std::string& target, const Fields& fields) {
    return ask("POST", target, body_of(fields));
  }
  HttpResponse log_in() { return post("/nl/start", {{"code", "0123-4567-89AB"}}); }

  /// The fields of a page as it shows them, with the given ones filled in instead.
  static Fields fields_of(const HttpResponse& page, const Fields& filled) {
    Fields fields = shown_fields(page.body);
    std::erase_if(fields, [&](const auto& shown) {
      return std::ranges::any_of(filled, [&](const auto& f) { return f.first == shown.first; });
    });
    fields.insert(fields.end(), filled.begin(), filled.end());
    return fields;
  }
  std::size_t events() { return house->responses().events(id).size(); }

  std::unique_ptr<House> house;
  std::unique_ptr<web::respondent::Routes> routes;
  std::string id;
  std::string cookie_name = "peil";
  std::string ticket;
  std::size_t cut_at = std::string::npos;  ///< where the server cuts a body
  std::string address = "192.0.2.1";
  std::map<std::string, std::string, std::less<>> headers;
};

TEST(Routes, ARespondentGoesFromTheCodeToTheThankYouPage) {
  Browser b;
  EXPECT_NE(b.get("/").body.find("href=\"/ar\" lang=\"ar\""), std::string::npos);
  EXPECT_EQ(b.get("/nl").status, 200);
  HttpResponse r = b.log_in();
  EXPECT_EQ(r.status, 303);
  EXPECT_EQ(r.header("Location"), "/nl/q/contact");
  r = b.get("/nl/q/contact");
  r = b.post("/nl/q/contact", Browser::fields_of(r, {{"contact", "desk"}}));
  EXPECT_EQ(r.status, 303);
  EXPECT_EQ(r.header("Location"), "/nl/q/desk");
  r = b.get("/nl/q/desk");
  r = b.post("/nl/q/desk", Browser::fields_of(r, {{"desk", "8"}}));
  r = b.get("/nl/q/rest");
  r = b.post("/nl/q/rest", Browser::fields_of(r, {{"speed", "not_applicable"}, {"expert", "2"}}));
  EXPECT_EQ(r.header("Location"), "/nl/thanks");
  r = b.get("/nl/thanks");
  EXPECT_EQ(r.status, 200);
  EXPECT_NE(r.body.find("[received_on 1 oktober 2013]"), std::string::npos);
  EXPECT_NE(r.body.find("href=\"/nl/q/contact\""), std::string::npos);

  b.ticket.clear();
  EXPECT_EQ(b.log_in().header("Location"), "/nl/thanks") << "never a fresh form";
  const HttpResponse again = b.get("/nl/q/desk");
  EXPECT_NE(again.body.find("id=\"in.desk.8\" name=\"desk\" value=\"8\" checked"),
            std::string::npos);
}

TEST(Routes, EveryAnswerCarriesTheSecurityHeaders) {
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

TEST(Routes, TheStyleSheetIsKeptForAYearUnderTheHashOfItsBytes) {
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

TEST(Routes, LookingFiftyTimesInEveryWayChangesNothing) {
  Browser b;
  b.log_in();
  b.headers["user-agent"] = "MailScanner/1.0";
  for (int i = 0; i < 50; ++i) {
    for (const char* method : {"GET", "HEAD", "OPTIONS"}) {
      for (const char* target :
           {"/", "/nl", "/nl/start", "/nl/q/contact", "/nl/q/rest", "/nl/thanks"}) {
        EXPECT_LT(b.ask(method, target).status, 400) << method << target;
      }
    }
  }
  EXPECT_EQ(b.events(), 0u);
  EXPECT_EQ(b.house->responses().waves().size(), 0u);
}

TEST(Routes, TheCookieIsHttpOnlyAndSecureBehindTls) {
  Browser b;
  const std::string cookie(b.log_in().header("Set-Cookie"));
  EXPECT_NE(cookie.find("; Path=/; HttpOnly; SameSite=Lax"), std::string::npos);
  EXPECT_EQ(cookie.find("Secure"), std::string::npos);
  EXPECT_EQ(cookie.find("0123"), std::string::npos);
  Browser tls(interview::testing::small_interview(), {.behind_tls = true});
  EXPECT_NE(tls.log_in().header("Set-Cookie").find("; Secure"), std::string_view::npos);
}

TEST(Routes, NoCodeIsInAnyAddress) {
  Browser b;
  const HttpResponse r = b.log_in();
  EXPECT_EQ(r.header("Location").find("0123"), std::string_view::npos);
}

TEST(Routes, UnknownAndClosedCodesGetTheSameAnswer) {
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

TEST(Routes, BeforeAndAfterFieldworkTheStartPageSaysSoAndACodeCostsNoTry) {
  Browser b;
  EXPECT_NE(b.get("/nl").body.find("[open_days 1 september 2013 - 30 november 2013]"),
            std::string::npos);
  EXPECT_EQ(b.get("/nl").body.find("[error_closed]"), std::string::npos);
  for (const char* day : {"2013-08-31", "2013-12-01"}) {
    b.house->clock.day = *read_day(day);
    EXPECT_NE(b.get("/nl").body.find("[error_closed]"), std::string::npos);
    for (int i = 0; i < 30; ++i) EXPECT_EQ(b.log_in().status, 422);
  }
  b.house->clock.day = *read_day("2013-10-01");
  EXPECT_EQ(b.log_in().status, 303);
}

TEST(Routes, ACodeOfAWrongLengthIsSaidAndCostsNoTry) {
  Browser b;
  for (int i = 0; i < 30; ++i) {
    const HttpResponse r = b.post("/nl/start", {{"code", "0123-4567-89A"}});
    EXPECT_EQ(r.status, 422);
    EXPECT_NE(r.body.find("[error_code_length 11/12]"), std::string::npos);
  }
  EXPECT_EQ(b.log_in().status, 303);
}

TEST(Routes, TwentyWrongCodesAndTheNextIsAskedToWait) {
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
  b.house->clock.now += 30;
  EXPECT_EQ(b.log_in().status, 303);
}

TEST(Routes, BehindAProxyTheCallerIsTheLastOfTheForwardedList) {
  Browser b(interview::testing::small_interview(), {.behind_tls = true});
  for (int i = 0; i < 20; ++i) {
    b.headers["x-forwarded-for"] = "10.0.0." + std::to_string(i) + ", 198.51.100.9";
    b.post("/nl/start", {{"code", "2222-2222-2222"}});
  }
  EXPECT_EQ(b.log_in().status, 429);
  b.headers["x-forwarded-for"] = "198.51.100.10";
  EXPECT_EQ(b.log_in().status, 303);
}

TEST(Routes, MistakesComeBackBesideTheirFieldsInTheLanguageOfThePage) {
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

TEST(Routes, TheLanguageCanBeSwitchedOnAnyPageAndThePlaceIsKept) {
  Browser b;
  b.log_in();
  EXPECT_NE(b.get("/nl/q/contact")
                .body.find("name=\"peil.language\" value=\"ar\" formnovalidate lang=\"ar\" "
                           "dir=\"rtl\""),
            std::string::npos);
  EXPECT_NE(b.get("/nl").body.find("href=\"/ar\""), std::string::npos);
  EXPECT_EQ(b.get("/ar/q/contact").status, 200);
}

TEST(Routes, WithoutACookieAPageIsNotLostButCarriedToTheCode) {
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

TEST(Routes, AForgedPostIsCarriedToTheCodeAndGetsNoFreshMark) {
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

TEST(Routes, APageOfOnePersonIsNeverTakenForAnother) {
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

TEST(Routes, BackStopAndTheLanguagesSendThePage) {
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

TEST(Routes, ATicketEndsAndSoonAfterEverythingWasAnswered) {
  Browser b;
  b.log_in();
  b.house->clock.now += 2 * 60 * 60 - 1;
  EXPECT_EQ(b.get("/nl/q/contact").status, 200);
  const Fields typed = Browser::fields_of(b.get("/nl/q/contact"), {{"contact", "none"}});
  EXPECT_EQ(b.post("/nl/q/contact", typed).status, 303) << "and a page that is sent renews it";
  b.house->clock.now += 60 * 60;
  const Fields rest = Browser::fields_of(b.get("/nl/q/rest"), {});
  EXPECT_EQ(b.post("/nl/q/rest", rest).header("Location"), "/nl/thanks");
  EXPECT_EQ(b.get("/nl/q/contact").status, 200);
  EXPECT_NE(b.get("/nl/thanks").body.find("action=\"/nl/stop\""), std::string::npos);
  b.house->clock.now += 10 * 60;
  EXPECT_EQ(b.get("/nl/q/contact").header("Location"), "/nl?again");
  EXPECT_EQ(b.get("/nl/thanks").header("Location"), "/nl?again");
}

TEST(Routes, StopForgetsWhoWasThere) {
  Browser b;
  b.log_in();
  const HttpResponse r = b.post("/nl/stop", {});
  EXPECT_EQ(r.header("Location"), "/nl");
  EXPECT_NE(r.header("Set-Cookie").find("peil=; Path=/; Max-Age=0"), std::string_view::npos);
  EXPECT_EQ(b.get("/nl/q/contact").status, 303);
}

TEST(Routes, WithoutCookiesTheStartPageSaysWhatIsTheMatter) {
  Browser b;
  EXPECT_EQ(b.log_in().header("Location"), "/nl/q/contact");
  b.ticket.clear();  // the browser keeps none
  EXPECT_EQ(b.get("/nl/q/contact").header("Location"), "/nl?again");
  EXPECT_NE(b.get("/nl?again").body.find("[error_log_in]"), std::string::npos);
  EXPECT_EQ(b.get("/nl").body.find("[error_log_in]"), std::string::npos);
}

TEST(Routes, AQuestionMayHaveAnyName) {
  Study s = interview::testing::small_interview();
  s.questionnaire =
      interview::testing::form({interview::testing::question(QuestionType::Text, "post", "only")});
  Browser b(s);
  b.log_in();
  b.post("/nl/q/only", Browser::fields_of(b.get("/nl/q/only"), {{"post", "mine"}}));
  EXPECT_EQ(b.house->responses().events(b.id).at(0).answers.at("post"), Given("mine"));
}

TEST(Routes, TheProgressBarIsEmptyOnTheFirstPage) {
  Browser b;
  b.log_in();
  EXPECT_NE(b.get("/nl/q/contact").body.find("max=\"2\" value=\"0\""), std::string::npos);
}

TEST(Routes, OfABodyThatIsTooLargeWhatCameIsGivenBackAndNothingIsStored) {
  Browser b;
  b.log_in();
  const HttpResponse first = b.get("/ar/q/contact");
  b.post("/ar/q/contact", Browser::fields_of(first, {{"contact", "desk"}}));
  const HttpResponse desk = b.get("/ar/q/desk");
  b.post("/ar/q/desk", Browser::fields_of(desk, {{"desk", "3"}}));
  const HttpResponse page = b.get("/ar/q/why");
  const std::size_t before = b.events();
  b.cut_at = 60'000;
  const HttpResponse back =
      b.post("/ar/q/why", Browser::fields_of(page, {{"why", "begin" + std::string(40'000, 'x')}}));
  EXPECT_EQ(back.status, 413);
  EXPECT_NE(back.body.find("ar:[error_cut]"), std::string::npos);
  EXPECT_NE(back.body.find("ar:[error_too_long 10"), std::string::npos)
      << back.body.substr(0, 3000);
  EXPECT_NE(back.body.find("begin" + std::string(15'000, 'x')), std::string::npos);
  EXPECT_EQ(b.events(), before);
  b.cut_at = std::string::npos;
  EXPECT_EQ(b.post("/ar/q/why", Browser::fields_of(back, {{"why", "short"}})).status, 303);
  EXPECT_EQ(b.events(), before + 1);
}

TEST(Routes, WhatACutBodyDoesNotReachIsShownAsItIsHeld) {
  Browser b;
  b.log_in();
  const HttpResponse first = b.get("/nl/q/contact");
  b.post("/nl/q/contact", Browser::fields_of(first, {{"contact", "desk"}}));
  b.post("/nl/q/desk", Browser::fields_of(b.get("/nl/q/desk"), {{"desk", "8"}}));
  b.post("/nl/q/rest", Browser::fields_of(b.get("/nl/q/rest"), {{"speed", "2"}, {"expert", "3"}}));
  const Fields fields = Browser::fields_of(b.get("/nl/q/rest"), {{"speed", "1"}, {"expert", "1"}});
  const std::size_t before = b.events();
  b.cut_at = body_of(fields).find(encoded("expert"));
  const HttpResponse back = b.post("/nl/q/rest", fields);
  EXPECT_EQ(back.status, 413);
  EXPECT_NE(back.body.find("name=\"speed\" value=\"1\" checked"), std::string::npos);
  EXPECT_NE(back.body.find("name=\"expert\" value=\"3\" checked"), std::string::npos);
  EXPECT_EQ(b.events(), before);
}

TEST(Routes, ABodyThatIsTooLargeOfSomebodyUnknownWaitsForTheCode) {
  Browser b;
  b.cut_at = 300;
  const HttpResponse back =
      b.post("/ar/q/contact", {{"contact", "desk"}, {"x", std::string(500, 'x')}});
  EXPECT_EQ(back.status, 403);
  EXPECT_NE(back.body.find("ar:[error_whose]"), std::string::npos);
  EXPECT_NE(back.body.find("name=\"contact\" value=\"desk\""), std::string::npos);
}

TEST(Routes, TheStartPageSaysHowLongWhoReadsAndWhomToAsk) {
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

TEST(Routes, TheLanguagesOfAPageOfQuestionsAreOneStopOfTheKeyboard) {
  Browser b;
  EXPECT_EQ(b.get("/nl").body.find("<details"), std::string::npos);
  b.log_in();
  const std::string page = b.get("/nl/q/contact").body;
  const auto closed = page.find("<details class=\"peil-language\"><summary>[choose_language]");
  ASSERT_NE(closed, std::string::npos) << page;
  EXPECT_GT(page.find("name=\"peil.language\""), closed);
  EXPECT_LT(page.rfind("name=\"peil.language\""), page.find("</details>"));
}

TEST(Routes, APageThatIsNotThereLeadsToTheStart) {
  Browser b;
  const HttpResponse none = b.get("/ar/nowhere");
  EXPECT_EQ(none.status, 404);
  EXPECT_NE(none.body.find("href=\"/ar\">ar:[to_start]"), std::string::npos) << none.body;
}

TEST(Routes, HealthTellsTheTruthAboutTheStore) {
  Browser b;
  EXPECT_EQ(b.get("/health").status, 200);
  b.house->responses().fill();
  b.log_in();
  const Fields answer = Browser::fields_of(b.get("/nl/q/contact"), {{"contact", "desk"}});
  const HttpResponse refused = b.post("/nl/q/contact", answer);
  EXPECT_EQ(refused.status, 503);
  EXPECT_FALSE(refused.stop_server) << "there may be room in a moment";
  EXPECT_NE(refused.body.find("value=\"desk\" checked"), std::string::npos);
  EXPECT_EQ(b.get("/health").body, "the disk is full\n");
  b.house->responses().make_room();
  EXPECT_EQ(b.post("/nl/q/contact", Browser::fields_of(refused, {})).status, 303);
  b.house->responses().fail_from_now();
  EXPECT_EQ(b.get("/health").status, 503);
}

TEST(Routes, BehindTlsTheCookieBelongsToThisHostAlone) {
  Browser b(interview::testing::small_interview(), {.behind_tls = true});
  b.headers["x-forwarded-for"] = "198.51.100.9";
  const HttpResponse r = b.log_in();
  EXPECT_TRUE(r.header("Set-Cookie").starts_with("__Host-peil="));
  EXPECT_EQ(r.header("Strict-Transport-Security"), "max-age=31536000");
  EXPECT_EQ(b.get("/nl/q/contact").status, 200);
  EXPECT_EQ(Browser().get("/nl").header("Strict-Transport-Security"), "");
}

TEST(Routes, AProxyThatNamesNobodyLocksNobodyOut) {
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

TEST(Routes, AFormOfAnotherSiteIsNotTakenAndNothingOfItIsShown) {
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

TEST(Routes, WithoutACookieOnlyFieldsOfThePageAreCarried) {
  Browser b;
  Fields fields{{"contact", "phone"}, {"elsewhere", "x"}, {"desk", "8"}};
  for (int i = 0; i < 100; ++i) fields.emplace_back("contact", "desk");
  const HttpResponse r = b.post("/nl/q/contact", fields);
  EXPECT_EQ(r.body.find("elsewhere"), std::string::npos);
  EXPECT_EQ(r.body.find("name=\"desk\""), std::string::npos);
  EXPECT_EQ(count(r.body, "name=\"contact\""), 6);
}

TEST(Routes, ThePageSentAgainAndAgainIsOneEventAndTheSameAnswer) {
  Browser b;
  b.log_in();
  const Fields fields = Browser::fields_of(b.get("/nl/q/contact"), {{"contact", "desk"}});
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(b.post("/nl/q/contact", fields).header("Location"), "/nl/q/desk");
  }
  EXPECT_EQ(b.events(), 1u);
}

TEST(Routes, AReplayOfReplacedAnswersSaysSo) {
  Browser b;
  b.log_in();
  const HttpResponse page = b.get("/nl/q/contact");
  const Fields first = Browser::fields_of(page, {{"contact", "desk"}});
  b.post("/nl/q/contact", first);
  b.post("/nl/q/contact", Browser::fields_of(page, {{"contact", "phone"}}));
  const HttpResponse r = b.post("/nl/q/contact", first);
  EXPECT_EQ(r.status, 200);
  EXPECT_NE(r.body.find("[error_old_page]"), std::string::npos);
  EXPECT_NE(r.body.find("value=\"phone\" checked"), std::string::npos);
  EXPECT_EQ(b.events(), 2u);
}

TEST(Routes, FiftyPostsAtOnceAreOneEvent) {
  Browser b;
  b.log_in();
  const std::string body =
      body_of(Browser::fields_of(b.get("/nl/q/contact"), {{"contact", "none"}}));
  std::atomic<int> accepted = 0;
  {
    std::vector<std::jthread> clicks;
    for (int i = 0; i < 50; ++i) {
      clicks.emplace_back([&] {
        HttpRequest request{
            "POST",
            "/nl/q/contact",
            "",
            {{"content-type", "application/x-www-form-urlencoded"}, {"cookie", "peil=" + b.ticket}},
            body,
            "192.0.2.1"};
        b.routes->handle(
            request, [](std::function<void()> work) { work(); },
            [&](const HttpResponse& r) { accepted += r.header("Location") == "/nl/q/rest"; });
      });
    }
  }
  EXPECT_EQ(accepted, 50);
  EXPECT_EQ(b.events(), 1u);
}

TEST(Routes, ABrokenStoreIsAnsweredAndNothingTypedIsLost) {
  Browser b;
  b.log_in();
  const Fields typed = Browser::fields_of(b.get("/nl/q/contact"), {{"contact", "phone"}});
  b.house->responses().fail_from_now();
  EXPECT_EQ(b.get("/nl/q/contact").status, 503);
  const HttpResponse r = b.post("/nl/q/contact", typed);
  EXPECT_EQ(r.status, 503);
  EXPECT_NE(r.body.find("[error_not_saved]"), std::string::npos);
  EXPECT_EQ(Browser::fields_of(r, {}), typed);
}

TEST(Routes, OutsideTextStaysText) {
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
  b.house->clock.now += 1000;
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
  EXPECT_EQ(Browser::fields_of(why, {})[1], (std::pair<std::string, std::string>{"why", hostile}));
  b.ticket.clear();
  harmless(b.post("/nl/q/contact", {{"contact", hostile}, {hostile, hostile}}));
}

TEST(Routes, AFictionalStudyAndATrialInterviewSaySoOnEveryPage) {
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

TEST(Routes, AMarkIsTenLabelledRadiosInANamedGroup) {
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

TEST(Routes, EveryIdOccursOnceAndEveryReferenceLeadsSomewhere) {
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

TEST(Routes, StrangePathsAndMethodsAreRefusedPolitely) {
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

TEST(Routes, AFormOfAnotherSiteCannotLogAnybodyIn) {
  Browser b;
  b.headers["sec-fetch-site"] = "cross-site";
  EXPECT_EQ(b.log_in().status, 403);
  EXPECT_TRUE(b.ticket.empty());
}

TEST(Routes, AnyRequestGetsAnAnswerAndNeverAFault) {
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
