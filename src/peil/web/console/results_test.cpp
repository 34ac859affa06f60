// What pages of results say, beside what report and commands say of the same.
#include "peil/web/console/results.h"

#include <gtest/gtest.h>

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
  EXPECT_TRUE(reads(first, "Wat de aspecten zeggen"));
  EXPECT_EQ(first.body.find("http-equiv=\"refresh\""), std::string::npos);  // one goes on reading
  EXPECT_FALSE(reads(first, "eerst te verbeteren: "));

  const auto made = house.on_demand->drivers(book);
  ASSERT_TRUE(made && made->drivers);
  const HttpResponse page = house.ask("/console/nl/waves/2013", reader);
  EXPECT_FALSE(reads(page, "Wat de aspecten zeggen"));
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
  EXPECT_FALSE(reads(before, "Wat de aspecten zeggen"));
  EXPECT_FALSE(reads(before, "eerst te verbeteren: "));
}

}  // namespace
}  // namespace peil::web::console
