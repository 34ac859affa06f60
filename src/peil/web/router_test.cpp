#include "peil/web/router.h"

#include <gtest/gtest.h>

#include "peil/base/contract.h"

namespace peil::web {
namespace {

Handler says(std::string text) {
  return [text](const Call& call, const Resume&, const Reply& reply) {
    reply({200, {}, text + " " + call.language + " " + call.page});
  };
}

Router::Outside outside() {
  return {[](std::string_view language) { return language == "nl"; },
          [](const HttpRequest& request) -> std::optional<Caller> {
            if (request.header("cookie").empty()) return {};
            return Caller{"somebody", Role::Respondent};
          },
          says("nowhere"),
          [](const Call& call, int status) {
            return HttpResponse{status, {}, "refused " + call.language + " " + call.page};
          }};
}

HttpResponse ask(const Router& router, const std::string& method, const std::string& path,
                 bool known = false) {
  HttpRequest request{method, path, "", {{"content-type", "application/x-www-form-urlencoded"}},
                      "",     ""};
  if (known) request.headers["cookie"] = "x";
  std::optional<HttpResponse> got;
  router.handle(
      request, [](std::function<void()> work) { work(); },
      [&](HttpResponse response) { got = std::move(response); });
  return got.value_or(HttpResponse{0, {}, "no answer"});
}

const Router& small() {
  static const Router router({{"GET", "/", says("root")},
                              {"GET", "/{language}", says("start")},
                              {"POST", "/{language}/stop", says("stop")},
                              {"GET", "/{language}/q/{page}", says("page"), says("who")},
                              {"POST", "/{language}/q/{page}", says("take"), says("who")}},
                             outside());
  return router;
}

TEST(Router, ARouteWithoutARuleDoesNotStart) {
  EXPECT_THROW(Router({{"GET", "/secret", says("x")}}, outside()), ContractError);
  EXPECT_THROW(Router({{"DELETE", "/{language}", says("x")}}, outside()), ContractError);
}

TEST(Router, ARouteThatNotEverybodyMayCallSaysWhatStrangersGet) {
  EXPECT_THROW(Router({{"GET", "/{language}/q/{page}", says("x")}}, outside()), ContractError);
}

TEST(Router, FindsTheHandlerAndAsksWhoIsThere) {
  EXPECT_EQ(ask(small(), "GET", "/").body, "root  ");
  EXPECT_EQ(ask(small(), "HEAD", "/nl").body, "start nl ");
  EXPECT_EQ(ask(small(), "GET", "/nl/q/desk").body, "who nl desk");
  EXPECT_EQ(ask(small(), "GET", "/nl/q/desk", true).body, "page nl desk");
  EXPECT_EQ(ask(small(), "POST", "/nl/q/desk", true).body, "take nl desk");
  EXPECT_EQ(ask(small(), "POST", "/nl/stop").body, "stop nl ");
}

TEST(Router, WhatIsNotInTheTableIsNowhereOrNotAllowed) {
  EXPECT_EQ(ask(small(), "GET", "/xx").body, "nowhere  ");
  EXPECT_EQ(ask(small(), "GET", "/nl/q/").body, "nowhere nl ");
  EXPECT_EQ(ask(small(), "GET", "").body, "nowhere  ");
  EXPECT_EQ(ask(small(), "DELETE", "/nl/q/desk").status, 405);
  EXPECT_EQ(ask(small(), "DELETE", "/nl/q/desk").header("Allow"), "GET, HEAD, OPTIONS, POST");
  EXPECT_EQ(ask(small(), "OPTIONS", "/nl").header("Allow"), "GET, HEAD, OPTIONS");
}

// Who types the address of a button, or reloads it, gets a page with a way on.
TEST(Router, AnAddressThatOnlyTakesFormsIsNowhereForWhoReads) {
  EXPECT_EQ(ask(small(), "GET", "/nl/stop").body, "nowhere nl ");
  EXPECT_EQ(ask(small(), "HEAD", "/nl/stop").body, "nowhere nl ");
  EXPECT_EQ(ask(small(), "PUT", "/nl/stop").status, 405);
}

TEST(Router, ARefusalIsSaidByTheOutsideThatKnowsTheLanguage) {
  HttpRequest json{"POST", "/nl/q/desk", "", {{"content-type", "application/json"}}, "{}", ""};
  std::optional<HttpResponse> got;
  small().handle(
      json, [](std::function<void()> work) { work(); },
      [&](HttpResponse response) { got = std::move(response); });
  ASSERT_TRUE(got);
  EXPECT_EQ(got->status, 415);
  EXPECT_EQ(got->body, "refused nl desk");
  EXPECT_EQ(ask(small(), "PUT", "/nl/stop").body, "refused nl ");
}

}  // namespace
}  // namespace peil::web
