// Logging in: who comes in, who does not, and what is told of it.
#include <gtest/gtest.h>

#include "peil/web/console/testing.h"

namespace peil::web::console {
namespace {

using testing::Browser;
using testing::House;
using testing::password;

// Codes of three steps on end for the key of RFC 6238: two of its appendix B, the third by
// oathtool.
constexpr std::int64_t moment = 1111111111;
constexpr const char* code_before = "081804";
constexpr const char* code_now = "050471";
constexpr const char* code_behind = "266759";

struct HouseBehindTls : House {
  HouseBehindTls() : House(true) { clock.at = moment; }
};

TEST(Door, WhoHasThePasswordComesIn) {
  House house;
  Browser browser(house);
  EXPECT_EQ(browser.get("/console/en/sessions").status, 401);
  const HttpResponse in = browser.log_in("lead");
  EXPECT_EQ(in.status, 303);
  EXPECT_EQ(in.header("Location"), "/console/en");
  EXPECT_EQ(browser.get("/console/en/sessions").status, 200);
  EXPECT_EQ(house.told(), (std::vector<std::string>{"lead log-in  done"}));
}

TEST(Door, WhatIsWrongIsSaidAlikeAndToldToTheLogAlone) {
  House house;
  Browser browser(house);
  const HttpResponse name = browser.log_in("nobody");
  const HttpResponse typed = browser.log_in("lead", "another sentence");
  EXPECT_EQ(name.status, 422);
  EXPECT_EQ(typed.status, 422);
  const auto without_name = [](std::string body) {
    for (const char* one : {"nobody", "lead"}) {
      const std::string value = " value=\"" + std::string(one) + "\"";
      if (const auto at = body.find(value); at != std::string::npos) body.erase(at, value.size());
    }
    return body;
  };
  EXPECT_EQ(without_name(name.body), without_name(typed.body));
  EXPECT_EQ(house.passwords.asked, 2);  // a name that nobody has costs the same
  EXPECT_EQ(house.told(),
            (std::vector<std::string>{"? log-in  unknown-name", "lead log-in  wrong-password"}));
  EXPECT_TRUE(browser.session().empty());
}

TEST(Door, NothingThatWasTypedForAnUnknownNameIsWrittenDown) {
  House house;
  Browser browser(house);
  browser.log_in("my secret sentence", "lead");
  for (const std::string& line : house.told()) EXPECT_EQ(line.find("secret"), std::string::npos);
}

TEST(Door, BehindTlsNobodyComesInWithoutAOneTimeCode) {
  HouseBehindTls house;
  house.add("new", Role::Lead);
  Browser browser(house);
  EXPECT_EQ(browser.log_in("new").status, 422);
  EXPECT_EQ(browser.log_in("lead").status, 422);
  EXPECT_EQ(browser.log_in("lead", password, "000000").status, 422);
  EXPECT_EQ(browser.log_in("lead", "another sentence", code_now).status, 422);
  EXPECT_EQ(browser.log_in("lead", password, code_now).status, 303);
  EXPECT_EQ(house.told(),
            (std::vector<std::string>{"new log-in  no-one-time-codes", "lead log-in  wrong-code",
                                      "lead log-in  wrong-code", "lead log-in  wrong-password",
                                      "lead log-in  done"}));
}

TEST(Door, ACodeIsGoodOnceAndOlderOnesNoMore) {
  HouseBehindTls house;
  Browser one(house), two(house);
  EXPECT_EQ(one.log_in("lead", password, code_now).status, 303);
  EXPECT_EQ(two.log_in("lead", password, code_now).status, 422);
  EXPECT_EQ(two.log_in("lead", password, code_before).status, 422);
  EXPECT_EQ(house.told().back(), "lead log-in  used-code");
  house.clock.at += 30;
  EXPECT_EQ(two.log_in("lead", password, code_behind).status, 303);
}

TEST(Door, CookiesAreOfThisHostAloneAndForNoScript) {
  HouseBehindTls house;
  Browser browser(house);
  const HttpResponse in = browser.log_in("lead", password, code_now);
  const std::string set(in.header("Set-Cookie"));
  EXPECT_TRUE(set.starts_with("__Host-peil-console=")) << set;
  EXPECT_TRUE(set.ends_with("; Path=/; HttpOnly; SameSite=Strict; Secure")) << set;
  EXPECT_EQ(in.header("Cache-Control"), "no-store");
  EXPECT_FALSE(in.header("Strict-Transport-Security").empty());
}

TEST(Door, ALogInGivesANewSessionAndEndsTheOneBefore) {
  House house;
  Browser browser(house);
  browser.cookies["peil-console"] = "planted";
  browser.log_in("lead");
  const std::string first = browser.session();
  EXPECT_NE(first, "planted");
  const std::string mark = Browser::hidden(browser.get("/console/en/sessions"), "mark");
  // Logged in again from the same browser, as a form that was open in another window would.
  browser.cookies.erase("peil-console");
  const std::string door = Browser::hidden(browser.get("/console/en/log-in"), "mark");
  browser.cookies["peil-console"] = first;
  browser.post("/console/en/log-in",
               {{"mark", door}, {"name", "lead"}, {"password", password}, {"code", ""}});
  const std::string second = browser.session();
  EXPECT_NE(second, first);
  browser.cookies["peil-console"] = first;
  EXPECT_EQ(browser.get("/console/en/sessions").status, 401);
  browser.cookies["peil-console"] = second;
  EXPECT_EQ(browser.get("/console/en/sessions").status, 200);
}

TEST(Door, LoggingOutEndsTheSessionItself) {
  House house;
  Browser browser(house);
  browser.log_in("lead");
  const std::string id = browser.session();
  const HttpResponse out = browser.post("/console/en/log-out", {{"mark", browser.mark()}});
  EXPECT_EQ(out.status, 303);
  EXPECT_TRUE(browser.session().empty());
  browser.cookies["peil-console"] = id;
  EXPECT_EQ(browser.get("/console/en/sessions").status, 401);
  EXPECT_EQ(house.told().back(), "lead log-out  done");
}

TEST(Door, ASessionEndsWhenItIsIdleAndAtItsLongest) {
  House house;
  Browser browser(house);
  browser.log_in("lead");
  house.clock.at += idle_seconds - 1;
  EXPECT_EQ(browser.get("/console/en/sessions").status, 200);
  house.clock.at += idle_seconds;
  EXPECT_EQ(browser.get("/console/en/sessions").status, 401);
}

TEST(Door, WhoIsChangedOrRemovedIsOutAtOnce) {
  House house;
  Browser browser(house);
  const AuditEvent event{"", "", "user.role", "", "", ""};
  browser.log_in("lead");
  house.store.change("lead", [](User& user) { user.stamp = "other"; }, event);
  EXPECT_EQ(browser.get("/console/en/sessions").status, 401);
  browser.log_in("lead");
  EXPECT_EQ(browser.get("/console/en/sessions").status, 200);
  house.store.remove("lead", event);
  EXPECT_EQ(browser.get("/console/en/sessions").status, 401);
}

TEST(Door, WrongOnesAreCountedByAddress) {
  House house;
  Browser browser(house);
  for (int i = 0; i < 20; ++i)
    EXPECT_EQ(browser.log_in("nobody" + std::to_string(i)).status, 422) << i;
  const HttpResponse blocked = browser.log_in("lead");
  EXPECT_EQ(blocked.status, 429);
  EXPECT_FALSE(blocked.header("Retry-After").empty());
  const int asked = house.passwords.asked;
  browser.log_in("lead");
  EXPECT_EQ(house.passwords.asked, asked);
  Browser other(house);
  other.address = "198.51.100.7";
  EXPECT_EQ(other.log_in("lead").status, 303);
  house.clock.at += 600;
  EXPECT_EQ(browser.log_in("lead").status, 303);
}

TEST(Door, WrongOnesAreCountedByNameFromWhereverTheyCome) {
  House house;
  for (int i = 0; i < 10; ++i) {
    Browser browser(house);
    browser.address = "198.51.100." + std::to_string(i);
    EXPECT_EQ(browser.log_in("lead", "wrong sentence").status, 422) << i;
  }
  Browser browser(house);
  EXPECT_EQ(browser.log_in("lead").status, 429);
  EXPECT_EQ(browser.log_in("reader").status, 303);
}

TEST(Door, AFormOfAnotherSiteIsNotTaken) {
  House house;
  Browser browser(house);
  const std::string mark = Browser::hidden(browser.get("/console/en/log-in"), "mark");
  const std::vector<std::pair<std::string, std::string>> right{
      {"mark", mark}, {"name", "lead"}, {"password", password}};
  browser.headers["sec-fetch-site"] = "cross-site";
  EXPECT_EQ(browser.post("/console/en/log-in", right).status, 403);
  browser.headers["sec-fetch-site"] = "same-origin";
  Browser stranger(house);  // a form that was fetched in another browser
  EXPECT_EQ(stranger.post("/console/en/log-in", right).status, 403);
  EXPECT_EQ(browser.post("/console/en/log-in", {{"mark", "x"}, right[1], right[2]}).status, 403);
  EXPECT_EQ(house.passwords.asked, 0);
  EXPECT_EQ(browser.post("/console/en/log-in", right).status, 303);
}

TEST(Door, APasswordOfAnyLengthCostsOneLook) {
  House house;
  Browser browser(house);
  EXPECT_EQ(browser.log_in("lead", std::string(100'000, 'x')).status, 422);
  EXPECT_EQ(browser.log_in("lead", std::string("\0", 1) + password).status, 422);
  EXPECT_EQ(house.passwords.asked, 2);
}

TEST(Door, AfterTheLogInTheWayGoesOnWithinTheConsoleOnly) {
  House house;
  Browser browser(house);
  const HttpResponse asked = browser.get("/console/en/audit?before=2");
  EXPECT_EQ(asked.status, 401);
  EXPECT_EQ(Browser::hidden(asked, "next"), "/console/en/audit?before=2");
  EXPECT_EQ(browser.log_in("lead", password, "", "/console/en/audit?before=2").header("Location"),
            "/console/en/audit?before=2");
  for (const char* wrong : {"https://evil.example", "//evil.example", "/console//evil.example",
                            "/console/\\evil", "/nl", "/console/a\r\nX: y", "/console/<b>"}) {
    Browser other(house);
    EXPECT_EQ(other.log_in("lead", password, "", wrong).header("Location"), "/console/en") << wrong;
  }
}

TEST(Door, WhoFollowsALinkInAMailGoesRoundOnce) {
  House house;
  Browser browser(house);
  browser.log_in("lead");
  Browser from_mail(house);  // the browser keeps its cookies back
  from_mail.headers["sec-fetch-site"] = "cross-site";
  const HttpResponse round = from_mail.get("/console/en/audit");
  EXPECT_EQ(round.status, 200);
  EXPECT_NE(round.body.find("http-equiv=\"refresh\" content=\"0;url=/console/en/audit\""),
            std::string::npos);
  EXPECT_EQ(round.body.find("user.add"), std::string::npos);
  from_mail.headers["sec-fetch-site"] = "same-origin";
  EXPECT_EQ(from_mail.get("/console/en/audit").status, 401);
}

}  // namespace
}  // namespace peil::web::console
