// Every address of the console with every role, forms, and what the log says.
#include <gtest/gtest.h>

#include <set>

#include "peil/access/rules.h"
#include "peil/web/console/testing.h"

namespace peil::web::console {
namespace {

using testing::Browser;
using testing::House;

bool has(const HttpResponse& page, const std::string& part) {
  return page.body.find(part) != std::string::npos;
}

// The handle of a session of `user` other than the one that looks.
std::string handle_of(Browser& who_looks, const std::string& user) {
  const std::string body = who_looks.get("/console/en/sessions").body;
  std::size_t at = std::string::npos;
  for (auto row = body.find("<th scope=\"row\">" + user + "</th>"); row != std::string::npos;
       row = body.find("<th scope=\"row\">" + user + "</th>", row + 1)) {
    const auto end = body.find("</tr>", row);
    at = body.find("/console/en/sessions/", row);
    if (at < end) break;
  }
  if (at == std::string::npos) return "";
  const auto from = at + std::string("/console/en/sessions/").size();
  return body.substr(from, body.find("/end", from) - from);
}

// An address of a pattern, with things that there are.
std::string filled(std::string pattern, const std::string& session) {
  const std::map<std::string, std::string> values{
      {"{language}", "en"},  {"{session}", session},  {"{wave}", "2013"},  {"{group}", "all"},
      {"{item}", "overall"}, {"{statistic}", "mean"}, {"{model}", "many"}, {"{driver}", "staff"},
      {"{row}", "1"},        {"{column}", "1"}};
  for (const auto& [name, value] : values) {
    if (const auto at = pattern.find(name); at != std::string::npos)
      pattern.replace(at, name.size(), value);
  }
  return pattern;
}

// The expected answers come from the table, which access/rules_test.cpp holds against one written
// by hand.
TEST(Console, EveryAddressWithEveryRoleAnswersAsTheTableSays) {
  for (const access::Rule& rule : access::rules()) {
    if (!rule.pattern.starts_with("/console")) continue;
    const std::string address = std::string(rule.method) + " " + std::string(rule.pattern);
    for (const Role role : {Role::Anybody, Role::Reader, Role::Officer, Role::Agency, Role::Lead}) {
      House house;
      house.add("other", Role::Lead);
      Browser browser(house), other(house);
      other.log_in("other");
      std::string mark;
      if (role != Role::Anybody) {
        ASSERT_EQ(browser.log_in(std::string(role_name(role))).status, 303);
        mark = browser.mark();
        if (mark.empty()) ADD_FAILURE() << "no form on the page of sessions";
      }
      const std::size_t before = house.told().size();
      const std::string at = filled(std::string(rule.pattern), "0000000000000000");
      const HttpResponse got =
          rule.method == "GET" ? browser.get(at) : browser.post(at, {{"mark", mark}});
      SCOPED_TRACE(address + " " + std::string(role_name(role)));
      if (got.status == 404 && rule.pattern.find("{wave}") != std::string_view::npos) continue;
      if (rule.lets(role, access::Whose::Own)) {
        EXPECT_NE(got.status, 401);
        if (address != "POST /console/{language}/log-in") {
          EXPECT_NE(got.status, 403);
        }
        EXPECT_LT(got.status, 500);
      } else if (role == Role::Anybody) {
        EXPECT_EQ(got.status, 401);
      } else {
        EXPECT_EQ(got.status, 403);
        ASSERT_EQ(house.told().size(), before + 1);
        EXPECT_EQ(house.told().back(), std::string(role_name(role)) + " " +
                                           std::string(rule.method) + " " + at + " refused");
      }
    }
  }
}

TEST(Console, ASessionOfSomebodyElseIsToReadersAsOneThatIsNotThere) {
  House house;
  Browser lead(house), reader(house), second(house);
  lead.log_in("lead");
  reader.log_in("reader");
  second.log_in("reader");
  // The handle of the lead's session, as a page of another session of the lead shows it.
  Browser other(house);
  other.log_in("lead");
  const std::string handle = handle_of(other, "lead");
  ASSERT_EQ(handle.size(), 16u);
  const std::string mark = reader.mark();
  const auto end = [&](const std::string& one) {
    return reader.post("/console/en/sessions/" + one + "/end", {{"mark", mark}});
  };
  const HttpResponse theirs = end(handle), none = end("0000000000000000");
  EXPECT_EQ(theirs.status, 404);
  EXPECT_EQ(theirs.body, none.body);
  EXPECT_EQ(lead.get("/console/en/sessions").status, 200);
  EXPECT_FALSE(has(reader.get("/console/en/sessions"), ">lead<"));
  // Their own other one they may end.
  const std::string own = handle_of(reader, "reader");
  EXPECT_EQ(end(own).status, 303);
  EXPECT_EQ(second.get("/console/en/sessions").status, 401);
  EXPECT_EQ(reader.get("/console/en/sessions").status, 200);
}

TEST(Console, TheLeadEndsSessionsOfOthers) {
  House house;
  Browser lead(house), reader(house);
  lead.log_in("lead");
  reader.log_in("reader");
  const std::string handle = handle_of(lead, "reader");
  EXPECT_EQ(lead.post("/console/en/sessions/" + handle + "/end", {{"mark", lead.mark()}}).status,
            303);
  EXPECT_EQ(reader.get("/console/en/sessions").status, 401);
  EXPECT_EQ(house.told().back(), "lead session.end reader done");
}

TEST(Console, EveryFormNeedsTheMarkOfItsSession) {
  House house;
  Browser lead(house), reader(house);
  lead.log_in("lead");
  reader.log_in("reader");
  const std::string handle = handle_of(lead, "reader");
  for (const std::string& target :
       {std::string("/console/en/log-out"), "/console/en/sessions/" + handle + "/end"}) {
    for (const std::string& mark : {std::string(), std::string("x"), reader.mark()})
      EXPECT_EQ(lead.post(target, {{"mark", mark}}).status, 403) << target;
    lead.headers["sec-fetch-site"] = "cross-site";
    EXPECT_EQ(lead.post(target, {{"mark", lead.mark()}}).status, 403) << target;
    lead.headers.erase("sec-fetch-site");
    lead.headers["origin"] = "https://evil.example";
    EXPECT_EQ(lead.post(target, {{"mark", lead.mark()}}).status, 403) << target;
    lead.headers.erase("origin");
  }
  EXPECT_EQ(lead.get("/console/en/sessions").status, 200);
  EXPECT_EQ(reader.get("/console/en/sessions").status, 200);
}

TEST(Console, GetChangesNothing) {
  House house;
  Browser lead(house), reader(house);
  lead.log_in("lead");
  reader.log_in("reader");
  const std::string handle = handle_of(lead, "reader");
  EXPECT_EQ(lead.get("/console/en/log-out").status, 404);
  EXPECT_EQ(lead.get("/console/en/sessions/" + handle + "/end").status, 404);
  EXPECT_EQ(lead.get("/console/en/sessions").status, 200);
  EXPECT_EQ(reader.get("/console/en/sessions").status, 200);
}

TEST(Console, TheLogIsShownAndTakenAlong) {
  House house;
  Browser lead(house);
  lead.log_in("lead");
  const HttpResponse shown = lead.get("/console/en/audit");
  EXPECT_EQ(shown.status, 200);
  EXPECT_TRUE(has(shown, "The chain of the log holds."));
  EXPECT_TRUE(has(shown, "log-in"));
  const HttpResponse file = lead.get("/console/en/audit.csv");
  EXPECT_EQ(file.status, 200);
  EXPECT_EQ(file.header("Content-Type"), "text/csv; charset=utf-8");
  EXPECT_TRUE(file.body.starts_with("place,at,who,what,object,outcome,from,hash\n"));
  EXPECT_TRUE(has(file, ",lead,download,/console/en/audit.csv,done,192.0.2.1,"));
  Browser officer(house);
  officer.log_in("officer");
  EXPECT_EQ(officer.get("/console/en/audit").status, 200);
  EXPECT_FALSE(has(officer.get("/console/en/audit"), "audit.csv\""));
}

TEST(Console, TheLogIsReadInParts) {
  House house;
  for (int i = 0; i < 120; ++i) house.store.note({"", "x", "e" + std::to_string(i), "", "", ""});
  Browser lead(house);
  lead.log_in("lead");
  std::set<std::string> seen;
  std::string at = "/console/en/audit";
  for (int pages = 0; pages < 5; ++pages) {
    const HttpResponse page = lead.get(at);
    ASSERT_EQ(page.status, 200);
    for (int i = 0; i < 120; ++i) {
      if (has(page, ">e" + std::to_string(i) + "<")) seen.insert(std::to_string(i));
    }
    const auto older = page.body.find("/console/en/audit?before=");
    if (older == std::string::npos) break;
    at = page.body.substr(older, page.body.find('"', older) - older);
  }
  EXPECT_EQ(seen.size(), 120u);
  for (const char* wrong : {"before=0", "before=x", "before=99999", "before=-5"})
    EXPECT_EQ(lead.get("/console/en/audit?" + std::string(wrong)).status, 404) << wrong;
}

TEST(Console, WhatSomebodyTypedStandsOnAPageAsText) {
  House house;
  house.store.note({"", "<img src=x onerror=alert(1)>", "log-in", "\"><script>", "", ""});
  Browser lead(house);
  lead.log_in("lead");
  const HttpResponse page = lead.get("/console/en/audit");
  EXPECT_FALSE(has(page, "<img"));
  EXPECT_FALSE(has(page, "<script"));
  EXPECT_TRUE(has(page, "&lt;img src=x"));
  Browser other(house);
  EXPECT_FALSE(has(other.log_in("<b>x</b>"), "<b>"));
}

TEST(Console, NothingIsKeptByTheBrowserAndNoScriptRuns) {
  House house;
  Browser lead(house);
  for (const HttpResponse& page : {lead.get("/console/en/log-in"), lead.log_in("lead"),
                                   lead.get("/console/en/audit"), lead.get("/console/en/no")}) {
    EXPECT_EQ(page.header("Cache-Control"), "no-store");
    EXPECT_TRUE(page.header("Content-Security-Policy").find("default-src 'none'") !=
                std::string::npos);
    EXPECT_FALSE(has(page, "<script"));
    EXPECT_FALSE(has(page, "style=\""));
  }
}

TEST(Console, AnAddressThatIsNotThereIsSaidInWords) {
  House house;
  Browser lead(house);
  lead.log_in("lead");
  for (const char* wrong : {"/console/en/x", "/console/en/", "/console/xx/audit", "/console/",
                            "/console/en/audit/1", "/console/en/%2e%2e/audit"}) {
    const HttpResponse page = lead.get(wrong);
    EXPECT_EQ(page.status, 404) << wrong;
    EXPECT_TRUE(has(page, "<h1>")) << wrong;
  }
  EXPECT_EQ(lead.ask("DELETE", "/console/en/audit").status, 405);
}

TEST(Console, SpeaksTheLanguagesOfReports) {
  House house;
  Browser lead(house);
  lead.log_in("lead");
  EXPECT_TRUE(has(lead.get("/console/nl/audit"), "Wie deed wat"));
  EXPECT_TRUE(has(lead.get("/console/nl/audit"), "href=\"/console/en/audit\""));
  EXPECT_EQ(lead.get("/console").status, 303);
  EXPECT_EQ(lead.get("/console/style.css").status, 200);
}

TEST(Console, HasTheLogoAndTheNameOfTheService) {
  House house;
  Browser anybody(house);
  EXPECT_EQ(anybody.get("/console/logo").status, 404);
  ReportPlan& report = house.study.report;
  report.logo = Picture{"image/svg+xml", "<svg/>"};
  report.logo_text.in["nl"] = "Een wapen";
  report.service.in["nl"] = "De dienst";
  const HttpResponse logo = anybody.get("/console/logo");
  EXPECT_EQ(logo.status, 200);
  EXPECT_EQ(logo.body, "<svg/>");
  EXPECT_EQ(logo.header("Content-Type"), "image/svg+xml");
  const HttpResponse page = anybody.get("/console/nl/log-in");
  EXPECT_TRUE(has(page, "<img class=\"logo\" src=\"/console/logo\" alt=\"Een wapen\">"));
  EXPECT_TRUE(has(page, "<p>De dienst</p>"));
}

}  // namespace
}  // namespace peil::web::console
