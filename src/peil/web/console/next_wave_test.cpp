// The page of the next wave: figures of the command, mistakes in words, everything in the address.
#include "peil/web/console/next_wave.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "peil/app/size_next_wave.h"
#include "peil/base/text.h"
#include "peil/web/console/testing/results_house.h"

namespace peil::web::console {
namespace {

using testing::ResultsHouse;

bool has(const HttpResponse& page, const std::string& part) {
  return page.body.find(part) != std::string::npos;
}

std::string cell(const std::string& text) { return "<p>" + text + "</p>"; }

class ConsoleNextWave : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    house_ = new ResultsHouse;
    for (const Role role : {Role::Reader, Role::Officer}) sessions_[role] = house_->log_in(role);
  }
  static void TearDownTestSuite() { delete house_, house_ = nullptr; }

  static HttpResponse get(const std::string& target, Role role = Role::Reader) {
    return house_->ask(target, sessions_.at(role));
  }
  // As the command works it out, from the stores.
  static findings::NextWave sized(const findings::Wish& wish) {
    return app::size_next_wave({"study", "data", wish}, house_->world.outside).value().next;
  }

  inline static ResultsHouse* house_ = nullptr;
  inline static std::map<Role, std::string> sessions_;
};

TEST_F(ConsoleNextWave, IsAFormBeforeAnythingIsAsked) {
  const HttpResponse page = get("/console/nl/next-wave");
  EXPECT_EQ(page.status, 200);
  for (const char* part : {"id=\"margin\" name=\"margin\" type=\"text\" inputmode=\"decimal\"",
                           "for=\"invitation-price\"", "method=\"get\"",
                           "<a href=\"/console/nl/next-wave\" aria-current=\"page\">"})
    EXPECT_TRUE(has(page, part)) << part << page.body;
  EXPECT_FALSE(has(page, "class=\"wrong\""));
  EXPECT_FALSE(has(page, "Wat ervoor nodig is"));
  EXPECT_EQ(get("/console/nl/next-wave", Role::Officer).status, 403);
  EXPECT_EQ(house_->ask("/console/nl/next-wave", "").status, 401);
}

TEST_F(ConsoleNextWave, HasTheFiguresOfTheCommand) {
  for (const bool of_change : {false, true}) {
    findings::Wish wish;
    (of_change ? wish.change : wish.margin) = 0.3;
    if (of_change) wish.power = 0.7;
    const HttpResponse page =
        get(std::string("/console/en/next-wave?") +
            (of_change ? "change=0.3&power=0.7" : "margin=0.3") + "&interview-price=10.5");
    ASSERT_EQ(page.status, 200) << page.body;
    std::size_t shown = 0, held = 0, beyond = 0;
    for (const findings::GroupNeeds& needs : sized(wish).groups) {
      if (!needs.margin_now) {
        ++held;
        continue;
      }
      ++shown;
      beyond += needs.beyond ? 1 : 0;
      EXPECT_TRUE(has(page, cell(std::to_string(needs.held)))) << page.body;
      EXPECT_TRUE(has(page, cell(fmt::format("{:.2f}", *needs.margin_now)))) << *needs.margin_now;
      if (needs.beyond) continue;
      EXPECT_TRUE(has(page, cell(fmt::format("{}", needs.interviews)))) << needs.interviews;
      EXPECT_TRUE(has(page, cell(number_text(10.5 * static_cast<double>(needs.interviews), 0))))
          << needs.interviews;
    }
    EXPECT_GE(shown, 3u);
    EXPECT_GE(held, 1u);  // six people
    EXPECT_EQ(has(page, "no number is enough"), beyond > 0);
  }
}

TEST_F(ConsoleNextWave, SaysWhyAGroupIsNotThere) {
  const HttpResponse page = get("/console/nl/next-wave?margin=0.3");
  const report::Pen pen(*house_->kept->look()->whole, "nl");
  EXPECT_TRUE(has(page, cell(flat(pen.why(FigureName{"2013", "d", "overall", "mean"})))))
      << page.body;
  EXPECT_FALSE(has(page, cell("6")));
  EXPECT_FALSE(has(page, "Kosten"));  // nobody named a price
}

TEST_F(ConsoleNextWave, HowToShareOutIsChosenAndWhyNotIsSaid) {
  const HttpResponse page = get("/console/nl/next-wave?margin=0.3&allocation=equal");
  EXPECT_EQ(page.status, 200);
  for (const char* part :
       {"<select id=\"allocation\" name=\"allocation\"", "value=\"equal\" selected",
        "gelijk verdeeld over de strata", "in de delen van deze groep zijn, is niet vastgelegd"})
    EXPECT_TRUE(has(page, part)) << part << page.body;
  const HttpResponse wrong = get("/console/nl/next-wave?margin=0.3&allocation=given");
  EXPECT_EQ(wrong.status, 422);
  EXPECT_TRUE(has(wrong, "id=\"allocation-wrong\"")) << wrong.body;
  EXPECT_TRUE(has(wrong, "Kies een van de verdelingen"));
  EXPECT_FALSE(has(wrong, "gelijk verdeeld over de strata"));
}

TEST_F(ConsoleNextWave, ACommaBeforeDecimalsIsAPoint) {
  const HttpResponse comma = get("/console/nl/next-wave?margin=0%2C35&interview-price=12%2C5");
  EXPECT_EQ(comma.status, 200);
  EXPECT_TRUE(has(comma, "binnen 0,35 naar weerszijden"));
  EXPECT_TRUE(has(comma, "Bij 12,5 per interview."));
  EXPECT_TRUE(has(comma, "value=\"0,35\""));  // as it was typed
  const HttpResponse point = get("/console/nl/next-wave?margin=0.35&interview-price=12.5");
  const auto from = [](const HttpResponse& page) {
    return page.body.substr(page.body.find("Wat ervoor nodig is"));
  };
  EXPECT_EQ(from(comma), from(point));
  // The same address in the other language.
  EXPECT_TRUE(has(comma, "href=\"/console/en/next-wave?margin=0%2C35&amp;interview-price=12%2C5"));
}

TEST_F(ConsoleNextWave, AllThatIsWrongStandsBesideItsField) {
  const HttpResponse page = get(
      "/console/nl/next-wave?margin=1,2,3&change=0&power=1&interview-price=x&invitation-price=-1"
      "&price=3&margin=0.1");
  EXPECT_EQ(page.status, 422);
  for (const char* part :
       {"id=\"margin-wrong\"", "id=\"change-wrong\"", "id=\"power-wrong\"",
        "id=\"interview-price-wrong\"", "id=\"invitation-price-wrong\"", "href=\"#power\"",
        "aria-describedby=\"power-hint power-wrong\"", "boven 0,25 en onder 1.",
        "boven 0 en onder 1.000.000.", "Vul een van de twee in", "geen veld ‘price’",
        "twee keer in het adres", "value=\"1,2,3\"", "value=\"x\""})
    EXPECT_TRUE(has(page, part)) << part << page.body;
  EXPECT_FALSE(has(page, "Wat ervoor nodig is"));
  const HttpResponse neither = get("/console/en/next-wave?margin=&change=&power=0.9");
  EXPECT_EQ(neither.status, 422);
  EXPECT_TRUE(has(neither, "Fill in one of the two"));
  EXPECT_FALSE(has(neither, "power-wrong"));
  EXPECT_EQ(get("/console/en/next-wave?margin=0.2&change=0.2").status, 422);
  EXPECT_EQ(get("/console/en/next-wave?margin=0.2&x=" + std::string(3000, 'a')).status, 422);
}

TEST_F(ConsoleNextWave, WhatIsTypedStandsOnThePageAsText) {
  const HttpResponse page = get("/console/nl/next-wave?margin=%3Cscript%3E&%3Cb%3E=1&change=%FF");
  EXPECT_EQ(page.status, 422);
  for (const char* part : {"<script", "<b>", "\xff"}) EXPECT_FALSE(has(page, part)) << part;
}

}  // namespace
}  // namespace peil::web::console
