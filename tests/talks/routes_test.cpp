// The respondent's site through requests and responses, without sockets: what is kept of what is
// sent, and where it leads.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <utility>

#include "browser.h"
#include "peil/access/post_mark.h"

namespace peil::talks {
namespace {

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

TEST(Routes, ACodeOfKilobytesIsSaidToBeTooLarge) {
  Browser b;
  b.cut_at = 300;
  const HttpResponse code = b.post("/nl/start", {{"code", std::string(1000, 'x')}});
  EXPECT_EQ(code.status, 413);
  EXPECT_NE(code.body.find("[error_too_large]"), std::string::npos);
  EXPECT_NE(code.body.find("href=\"/nl\""), std::string::npos) << "a way on";
  EXPECT_EQ(b.log_in().status, 303) << "costs no try";
}

// Somebody of whom there are as many pages as are kept.
TEST(Routes, WhereSoMuchCameThatNoMoreIsTakenThePageComesBackAndDoesNotAskToWait) {
  Browser b;
  b.log_in();
  const Fields typed = Browser::fields_of(b.get("/nl/q/contact"), {{"contact", "desk"}});
  HttpResponse last;
  std::size_t taken = 0;
  for (; taken < 2000; ++taken) {
    Fields one = typed;
    for (auto& [name, value] : one) {
      if (name == app::Interview::mark_field)
        value =
            access::post_mark(b.house->stores.server_key, b.id, "contact", std::to_string(taken));
    }
    last = b.post("/nl/q/contact", one);
    if (last.status == 403) break;
  }
  EXPECT_EQ(taken, 500u);
  EXPECT_NE(last.body.find("[error_closed]"), std::string::npos);
  EXPECT_EQ(last.body.find("[error_busy]"), std::string::npos);
  EXPECT_EQ(last.header("Retry-After"), "");
  EXPECT_NE(last.body.find("name=\"contact\" value=\"desk\""), std::string::npos);
  EXPECT_EQ(b.events(), 500u);
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

// Of a page that the form lost while fieldwork ran.
TEST(Routes, APageThatTheFormLostIsTakenAndCarriedToTheCodeWhereItHasToBe) {
  Browser b;
  b.log_in();
  const std::string mark = access::post_mark(b.house->stores.server_key, b.id, "lost", "0");
  const Fields sent{{"peil.post", mark}, {"speed", "4"}, {"gone", "what I typed"}};
  const std::string ticket = std::exchange(b.ticket, "");
  const HttpResponse asks = b.post("/nl/q/lost", sent);
  EXPECT_EQ(asks.status, 403);
  const Fields carried = Browser::fields_of(asks, {{"peil.code", "0123-4567-89AB"}});
  const HttpResponse taken = b.post("/nl/q/lost", carried);
  EXPECT_EQ(taken.status, 200);
  EXPECT_NE(taken.body.find("[error_aside]"), std::string::npos);
  EXPECT_NE(taken.body.find("action=\"/nl/q/contact\""), std::string::npos);
  const Answers kept = b.house->responses().events(b.id).at(0).answers;
  EXPECT_EQ(kept.at("speed"), Given(std::int64_t{4}));
  EXPECT_EQ(kept.at("peil.aside.gone"), Given(std::vector<std::string>{"what I typed"}));

  EXPECT_EQ(b.post("/nl/q/lost", {{"peil.post", "forged"}, {"speed", "4"}}).status, 404);
  EXPECT_EQ(b.get("/nl/q/lost").status, 404);
}

TEST(Routes, APageThatTheFormLostAndTheStoreCannotTakeNowComesBackToBeSentAgain) {
  Browser b;
  b.log_in();
  const std::string mark = access::post_mark(b.house->stores.server_key, b.id, "lost", "0");
  b.house->responses().fail_from_now();
  const HttpResponse r = b.post("/nl/q/lost", {{"peil.post", mark}, {"gone", "what I typed"}});
  EXPECT_EQ(r.status, 503);
  EXPECT_NE(r.body.find("[error_not_saved]"), std::string::npos);
  EXPECT_NE(r.body.find("name=\"gone\" value=\"what I typed\""), std::string::npos);
}

TEST(Routes, WhatDoesNotFitIsOnThePageAgainAfterPreviousAndAfterStop) {
  for (const char* button : {"back", "stop"}) {
    Browser b;
    b.log_in();
    b.post("/nl/q/contact", Browser::fields_of(b.get("/nl/q/contact"), {{"contact", "desk"}}));
    b.post("/nl/q/desk",
           Browser::fields_of(b.get("/nl/q/desk"), {{"desk", "12"}, {"peil.button", button}}));
    b.log_in();
    const HttpResponse page = b.get("/nl/q/desk");
    EXPECT_EQ(page.status, 200);
    EXPECT_NE(page.body.find("[error_choice]"), std::string::npos) << button;
  }
}

}  // namespace
}  // namespace peil::talks
