#include "peil/report/deposit_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "peil/report/deposit_catalogue.h"
#include "peil/report/deposit_tables.h"
#include "peil/report/deposit_testing.h"

namespace peil::report {
namespace {

using ::testing::HasSubstr;
using testing::LaidOpen;
using ::testing::Not;

TEST(DepositPage, OutsideTextStaysText) {
  LaidOpen of;
  of.about.publisher_name = "<script>alert(1)</script>";
  EXPECT_THAT(deposit_page(of.deposit()), Not(HasSubstr("<script")));
  EXPECT_THAT(deposit_page(of.deposit()), HasSubstr("&lt;script&gt;"));
}

TEST(DepositPage, IsInEnglishAloneWhereThatIsTheLanguageOfTheStudy) {
  const std::string page = deposit_page(LaidOpen().deposit());
  EXPECT_THAT(page, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(page, Not(HasSubstr("lang=\"nl\"")));
}

TEST(DepositPage, SaysWhatWasTakenOutOfEveryVariable) {
  const LaidOpen of;
  for (const std::string& text : {deposit_page(of.deposit()), archive_text(of.deposit())}) {
    EXPECT_THAT(text, HasSubstr("survey.customer_group"));
    EXPECT_THAT(text, HasSubstr("22 rows have .other in the place of c and d."));
    EXPECT_THAT(text, HasSubstr("22 rows have .withheld."));
    EXPECT_THAT(text, HasSubstr("122 of 122 responses stand in a row of their own."));
    EXPECT_THAT(text, HasSubstr("These are times."));
  }
}

TEST(DepositPage, SaysWhomToTellWhatDoesNotWork) {
  EXPECT_THAT(accessibility_text(LaidOpen().deposit()),
              HasSubstr("Write to The Service, data@example.org"));
}

TEST(DepositTables, QuoteWhatNeedsItAndDisarmFormulas) {
  const LaidOpen of;
  const std::string csv = responses_csv(of.deposit());
  EXPECT_THAT(csv, HasSubstr("frame.office"));
  EXPECT_THAT(csv, HasSubstr(",'=north,"));
  EXPECT_THAT(csv, HasSubstr(",\"south, east\","));
  EXPECT_THAT(figures_csv(of.deposit()), Not(HasSubstr("'")));
}

TEST(DepositTables, SayWhereTheEndsOfAScaleAre) {
  const std::string csv = variables_csv(LaidOpen().deposit());
  EXPECT_THAT(csv, HasSubstr("no,overall,answer,1,10,5,8,0,0\r\n"));
  EXPECT_THAT(csv, HasSubstr("no,survey.customer_group,group,,,,,22,0\r\n"));
  EXPECT_THAT(csv, HasSubstr("no,frame.office,key,"));
}

TEST(DepositCatalogue, NamesEveryFile) {
  pugi::xml_document map;
  ASSERT_TRUE(map.load_string(sitemap(LaidOpen().deposit()).c_str()));
  std::vector<std::string> places, expected;
  for (const auto& found : map.select_nodes("/urlset/url/loc"))
    places.emplace_back(found.node().text().get());
  for (const DepositFile& file : deposit_files())
    expected.push_back("https://example.org/open/" + std::string(file.name));
  EXPECT_EQ(places, expected);
}

TEST(DepositCatalogue, SaysUnderWhichLicenceTheProgramsAre) {
  const std::string yaml = publiccode(LaidOpen().deposit());
  EXPECT_THAT(yaml, HasSubstr("publiccodeYmlVersion: \"0.4\"\n"));
  EXPECT_THAT(yaml, HasSubstr("\n  license: EUPL-1.2\n"));
}

}  // namespace
}  // namespace peil::report
