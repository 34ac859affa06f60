// What pages of results say, beside what report and commands say of the same.
#include "peil/web/console/results.h"

#include <gtest/gtest.h>

#include <memory>

#include "peil/base/text.h"
#include "peil/report/told_findings.h"
#include "peil/web/console/testing/results_house.h"

namespace peil::web::console {
namespace {

using testing::ResultsHouse;

// What is read of a page.
std::string read(const HttpResponse& page) {
  std::string words;
  bool is_tag = false;
  for (const char c : page.body) {
    if (c == '<') is_tag = true;
    if (!is_tag) words += c;
    if (c == '>') is_tag = false;
  }
  for (auto at = words.find("&gt;"); at != std::string::npos; at = words.find("&gt;", at))
    words.replace(at, 4, ">");
  return words;
}

bool reads(const HttpResponse& page, const std::string& words) {
  return read(page).find(words) != std::string::npos;
}

TEST(ConsoleResults, WhatStandsOutInTheLastWaveIsWhatFindingsSayOnceItsDriversAreThere) {
  ResultsHouse house;
  house.world.staff_weighs = true;
  house.world.files.folder.erase("tables/ready.toml");  // another study: other figures
  house.world.clock.at += 61;
  house.kept->look();
  const auto book = house.kept->wait();
  const std::string reader = house.log_in(Role::Reader);

  const HttpResponse first = house.ask("/console/nl/waves/2013", reader);
  EXPECT_EQ(first.status, 200);
  EXPECT_TRUE(reads(first, "Wat het eerst te verbeteren is, wordt nog uitgerekend"));
  EXPECT_EQ(first.body.find("http-equiv=\"refresh\""), std::string::npos);  // one goes on reading
  EXPECT_FALSE(reads(first, "eerst te verbeteren: "));

  const auto made = house.on_demand->drivers(book);
  ASSERT_TRUE(made && made->drivers);
  const HttpResponse page = house.ask("/console/nl/waves/2013", reader);
  EXPECT_FALSE(reads(page, "Wat het eerst te verbeteren is, wordt nog uitgerekend"));
  const std::vector<std::string> languages{"nl"};
  std::size_t of_drivers = 0;
  for (const report::ToldFinding& one :
       report::told_findings(book->study, book->waves, languages, &*made->drivers).all) {
    if (one.stands_out == 0) continue;
    EXPECT_TRUE(reads(page, one.sentence.at("nl"))) << one.sentence.at("nl");
    of_drivers += one.drivers ? 1 : 0;
  }
  EXPECT_GT(of_drivers, 0u);

  const HttpResponse before = house.ask("/console/nl/waves/2011", reader);
  EXPECT_FALSE(reads(before, "Wat het eerst te verbeteren is, wordt nog uitgerekend"));
  EXPECT_FALSE(reads(before, "eerst te verbeteren: "));
}

// The world as it is now: other answers, and no table that was asked before.
std::shared_ptr<const app::ResultsBook> renewed(ResultsHouse& house) {
  house.world.files.folder.erase("tables/ready.toml");  // another study: other figures
  house.world.clock.at += 61;
  house.kept->look();
  return house.kept->wait();
}

TEST(ConsoleResults, AFigureSaysByWhichDesignItCameAbout) {
  ResultsHouse house;
  const std::string reader = house.log_in(Role::Reader);
  const HttpResponse page = house.ask("/console/nl/waves/2013/figures/many/overall/mean", reader);
  ASSERT_EQ(page.status, 200);
  // 60 and 34 people of equal weight.
  for (const char* part :
       {"Antwoorden: 94", "Effectieve antwoorden (Kish): 94,0; ontwerpeffect van de gewichten 1,00",
        "Opzet: clusters: geen: iedere persoon is apart getrokken",
        "Opzet: strata: niet vastgelegd", "Opzet: eindigepopulatiecorrectie: geen", "Gewichten: "})
    EXPECT_TRUE(reads(page, part)) << part << "\n" << read(page);
  const HttpResponse held = house.ask("/console/en/waves/2013/figures/d/overall/mean", reader);
  ASSERT_EQ(held.status, 200);
  EXPECT_TRUE(reads(held, "Design: clusters: none")) << read(held);
  EXPECT_FALSE(reads(held, "Weighted base"));
  EXPECT_FALSE(reads(held, "Effective answers (Kish):"));
}

TEST(ConsoleResults, EveryNumberOfADriverLeadsToItsAccount) {
  ResultsHouse house;
  house.world.staff_weighs = true;
  const auto book = renewed(house);
  const std::string reader = house.log_in(Role::Reader);
  const auto made = house.on_demand->drivers(book);
  ASSERT_TRUE(made && made->drivers);
  Accounts accounts;
  accounts.add(*made->drivers);
  std::size_t seen = 0;
  for (const findings::DriverTable& table : made->drivers->tables.tables) {
    for (const findings::DriverLine& line : table.lines) {
      if (!line.importance) continue;
      const std::string to = accounts.of("nl", {"", "", line.importance->key, "", ""});
      EXPECT_EQ(to, "/console/nl/priorities/figures/" + in_path(table.model.id) + "/" +
                        in_path(line.driver.column));
      const HttpResponse page = house.ask(to, reader);
      ASSERT_EQ(page.status, 200) << to;
      // Two aspects and a level are fitted.
      for (const std::string& part :
           {line.importance->key, exact_text(line.importance->value), line.mean->key,
            std::string("Getallen die het model schat: 3"),
            "Antwoorden op alles van het model: " + std::to_string(table.answers),
            "Vrijheidsgraden: " + std::to_string(table.answers - 3)})
        EXPECT_TRUE(reads(page, part)) << part << "\n" << read(page);
      ++seen;
    }
    if (!table.r_squared) continue;
    const HttpResponse model =
        house.ask(accounts.of("en", {"", "", table.r_squared->key, "", ""}), reader);
    EXPECT_EQ(model.status, 200);
    EXPECT_TRUE(reads(model, "Numbers that the model fits: 3")) << read(model);
    EXPECT_TRUE(reads(model, exact_text(table.r_squared->value)));
  }
  EXPECT_GT(seen, 1u);
  EXPECT_EQ(accounts.of("nl", {"", "", "", "", ""}), "");
  for (const char* none : {"x", "x/staff", "many/x", "many/overall"})
    EXPECT_EQ(house.ask("/console/nl/priorities/figures/" + std::string(none), reader).status, 404)
        << none;
}

TEST(ConsoleResults, OpenAnswersAreCountedAndNothingOfThemIsShown) {
  ResultsHouse house;
  house.world.wrote = true;
  renewed(house);
  const std::string reader = house.log_in(Role::Reader);
  const HttpResponse wave = house.ask("/console/nl/waves/2013", reader);
  EXPECT_NE(wave.body.find("href=\"/console/nl/waves/2013/open-answers\""), std::string::npos);
  for (const auto& [language, not_yet] :
       {std::pair("nl", "Deze antwoorden zijn nog niet gecodeerd"),
        std::pair("en", "These answers are not coded yet")}) {
    const HttpResponse page =
        house.ask("/console/" + std::string(language) + "/waves/2013/open-answers", reader);
    ASSERT_EQ(page.status, 200);
    EXPECT_TRUE(reads(page, not_yet)) << read(page);
    EXPECT_TRUE(reads(page, "Label open"));
    for (const char* number : {">58<", ">41<", ">17<"})
      EXPECT_NE(page.body.find(number), std::string::npos) << number << page.body;
    EXPECT_FALSE(reads(page, app::testing::AnsweredWorld::in_words));
  }
  EXPECT_EQ(house.ask("/console/nl/waves/1999/open-answers", reader).status, 404);
  EXPECT_EQ(house.ask("/console/nl/waves/2013/open-answers", house.log_in(Role::Officer)).status,
            403);
}

TEST(ConsoleResults, OpenAnswersOfTooFewSayWhy) {
  ResultsHouse house;  // nobody wrote anything
  const std::string reader = house.log_in(Role::Agency);
  const HttpResponse page = house.ask("/console/en/waves/2013/open-answers", reader);
  ASSERT_EQ(page.status, 200);
  const auto book = house.kept->look();
  EXPECT_TRUE(reads(page, flat(report::Pen(*book->whole, "en").why(disclosure::Held::TooFew))))
      << read(page);
}

TEST(ConsoleResults, FiguresOfAGroupAndAnItemAreTakenAlongAsATable) {
  ResultsHouse house;
  const std::string reader = house.log_in(Role::Reader);
  for (const char* at :
       {"/console/nl/waves/2013/groups/many", "/console/nl/waves/2013/aspects/staff"}) {
    const HttpResponse page = house.ask(at, reader);
    ASSERT_EQ(page.status, 200) << at;
    for (const std::string format : {"csv", "xlsx"}) {
      const std::string before = "href=\"/console/nl/tables/file/" + format + "?";
      const auto from = page.body.find(before);
      ASSERT_NE(from, std::string::npos) << at << format;
      const auto begin = from + 6;
      std::string to = page.body.substr(begin, page.body.find('"', begin) - begin);
      for (auto amp = to.find("&amp;"); amp != std::string::npos; amp = to.find("&amp;", amp))
        to.replace(amp, 5, "&");
      EXPECT_EQ(house.ask(to, reader).status, 200) << to;
    }
  }
}

}  // namespace
}  // namespace peil::web::console
