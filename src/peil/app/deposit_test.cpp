#include "peil/app/deposit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <pugixml.hpp>

#include "peil/app/testing/answered_world.h"
#include "peil/app/testing/whole_account.h"
#include "peil/base/csv.h"
#include "peil/base/digest.h"
#include "peil/report/deposit.h"

namespace peil::app {
namespace {

using testing::AnsweredWorld;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Row = std::map<std::string, std::string>;

constexpr const char* description = R"(
publisher_uri = "https://example.org/id/dienst"
publisher_name = "De Dienst"
contact_mail = "opendata@example.org"
licence = "http://creativecommons.org/publicdomain/zero/1.0/"
landing_page = "https://example.org/onderzoek/2013"
identifier = "https://example.org/id/onderzoek-2013"
theme = "GOVE"
quasi_identifiers = []
)";

std::vector<Row> rows_of(const std::string& csv) {
  std::vector<std::string> names;
  std::vector<Row> rows;
  CsvReader reader([&](const CsvReader::Row& row) {
    if (names.empty()) return names = row.fields, true;
    Row& one = rows.emplace_back();
    for (std::size_t i = 0; i < names.size(); ++i) one[names[i]] = row.fields[i];
    return true;
  });
  reader.add(csv);
  EXPECT_TRUE(reader.end());
  return rows;
}

struct Deposited {
  AnsweredWorld world;
  std::map<std::string, std::string>& at = world.files.at;

  explicit Deposited(const std::string& about = description, const std::string& open = "") {
    testing::tell_account(world.files.folder, open);
    if (!about.empty()) at["study/deposit.toml"] = about;
  }
  Result<DepositWritten> run(const std::string& wave = "2013") {
    return deposit({"study", "data", wave, "out"}, world.outside);
  }
  std::vector<std::string> wrong(const std::string& wave = "2013") {
    const auto made = run(wave);
    std::vector<std::string> codes;
    if (made.ok()) return codes;
    for (const Problem& p : made.problems()) codes.push_back(p.code);
    return codes;
  }
  std::vector<Row> table(const std::string& name) { return rows_of(at.at("out/" + name)); }
};

TEST(Deposit, WritesEveryFileWithItsDigest) {
  Deposited d;
  const auto written = d.run();
  ASSERT_TRUE(written.ok());
  for (const report::DepositFile& file : report::deposit_files())
    EXPECT_THAT(written.value().paths, Contains("out/" + std::string(file.name)));
  const std::string& sums = d.at.at("out/SHA256SUMS");
  for (const std::string& path : written.value().paths) {
    const std::string name = path.substr(4);
    if (name == "SHA256SUMS") continue;
    EXPECT_THAT(sums, HasSubstr(sha256(d.at.at(path)) + "  " + name + "\n"));
  }
}

// What of the way the data came about nobody knows is said, or the data stay where they are.
TEST(Deposit, IsRefusedWhileAnItemOfAaporIsOpen) {
  Deposited d(description, "checks");
  const auto made = d.run();
  ASSERT_FALSE(made.ok());
  ASSERT_EQ(made.problems().size(), 1u);
  EXPECT_EQ(made.problems().front().code, "deposit.account-open");
  EXPECT_THAT(made.problems().front().message, HasSubstr("Processing and quality (checks)"));
  EXPECT_FALSE(d.at.contains("out/dataset.ttl"));
  EXPECT_TRUE(Deposited(description, "pretest").run().ok()) << "an item of the other list";
}

TEST(Deposit, TellsEveryItemThatIsOpenAtOnce) {
  AnsweredWorld world;
  world.files.at["study/deposit.toml"] = description;
  const auto made = deposit({"study", "data", "2013", "out"}, world.outside);
  ASSERT_FALSE(made.ok());
  EXPECT_GE(made.problems().size(), 6u);
  for (const Problem& p : made.problems()) EXPECT_EQ(p.code, "deposit.account-open");
}

TEST(Deposit, TheSameInputGivesTheSameBytes) {
  Deposited one, other;
  ASSERT_TRUE(one.run().ok() && other.run().ok());
  EXPECT_EQ(one.at, other.at);
}

TEST(Deposit, HasARowForEachResponseAndNothingThatLeadsToAPerson) {
  Deposited d;
  const auto written = d.run();
  ASSERT_TRUE(written.ok());
  EXPECT_EQ(written.value().responses, 116u);
  EXPECT_EQ(written.value().rows, 116u);
  const std::vector<Row> rows = d.table("responses.csv");
  EXPECT_EQ(rows.size(), 116u);
  EXPECT_EQ(rows.front().size(), 11u);
  for (const char* name :
       {"survey.fictional", "survey.reporting_group", "survey.customer_group", "survey.language",
        "overall", "staff", "speed", "channel", "ways/web", "ways/mail", "survey.weight"})
    EXPECT_TRUE(rows.front().contains(name)) << name;
  EXPECT_FALSE(rows.front().contains("open"));
  const std::string sorted = d.at.at("out/responses.csv");
  EXPECT_EQ(sorted.find(sha256("2013116").substr(0, 12)), std::string::npos);
}

// Six of d are too few; c is held with them, and the file does not say which of the two somebody
// is of.
TEST(Deposit, AGroupThatIsHeldIsNotInTheFilesByName) {
  Deposited d;
  ASSERT_TRUE(d.run().ok());
  std::map<std::string, std::size_t> groups;
  for (const Row& row : d.table("responses.csv")) ++groups[row.at("survey.customer_group")];
  EXPECT_EQ(groups, (std::map<std::string, std::size_t>{{".other", 22}, {"a", 60}, {"b", 34}}));
  for (const Row& row : d.table("figures.csv")) {
    EXPECT_NE(row.at("domain"), "c");
    EXPECT_NE(row.at("domain"), "d");
  }
  EXPECT_THAT(d.at.at("out/ARCHIVE.md"), HasSubstr("22 rows have .other in the place of c and d."));
}

TEST(Deposit, NobodyStandsAmongFewerThanTheStudyShows) {
  Deposited d;
  ASSERT_TRUE(d.run().ok());
  std::map<std::vector<std::string>, std::size_t> alike;
  std::vector<std::string> keys{"survey.weight"};
  for (const Row& row : d.table("variables.csv")) {
    if (row.at("kind") == "group" || row.at("kind") == "key") keys.push_back(row.at("variable"));
  }
  EXPECT_EQ(keys.size(), 4u);
  for (const Row& row : d.table("responses.csv")) {
    std::vector<std::string> told;
    for (const std::string& key : keys) told.push_back(row.at(key));
    ++alike[told];
  }
  for (const auto& [told, rows] : alike) EXPECT_GE(rows, 10u);
}

TEST(Deposit, HasEveryReleasedFigureOfTheWave) {
  Deposited d;
  const auto written = d.run();
  ASSERT_TRUE(written.ok());
  const std::vector<Row> figures = d.table("figures.csv");
  EXPECT_EQ(figures.size(), written.value().figures);
  EXPECT_EQ(written.value().again, written.value().figures) << "there are no amounts";
  EXPECT_EQ(figures.front().size(), 10u);
  for (const Row& row : figures) {
    EXPECT_EQ(row.at("wave"), "2013");
    EXPECT_THAT(row.at("key"), HasSubstr("2013/" + row.at("domain") + "/" + row.at("measure")));
  }
}

TEST(Deposit, ItsCodebookHasQuestionsInEveryLanguageAndCountsOfEveryCode) {
  Deposited d;
  ASSERT_TRUE(d.run().ok());
  pugi::xml_document codebook;
  ASSERT_TRUE(codebook.load_string(d.at.at("out/codebook.xml").c_str()));
  const auto channel = codebook.select_node("/codeBook/dataDscr/var[@name='channel']").node();
  EXPECT_STREQ(channel.select_node("qstn/qstnLit[@xml:lang='nl']").node().text().get(),
               "Label channel");
  EXPECT_STREQ(channel.select_node("qstn/qstnLit[@xml:lang='en']").node().text().get(),
               "en:Label channel");
  std::map<std::string, int> counts, recount;
  for (const auto& found : channel.select_nodes("catgry"))
    counts[found.node().child("catValu").text().get()] =
        found.node().child("catStat").text().as_int();
  for (const Row& row : d.table("responses.csv")) ++recount[row.at("channel")];
  EXPECT_EQ(counts, recount);
  EXPECT_STREQ(codebook.select_node("//var[@wgt='wgt']").node().attribute("name").value(),
               "survey.weight");
  EXPECT_STREQ(codebook.select_node("//caseQnty").node().text().get(), "116");
  EXPECT_EQ(codebook.select_nodes("//var").size(), 11u);
}

TEST(Deposit, IsDescribedForCataloguesWithTheDigestsOfItsData) {
  Deposited d(std::string(description) + "spatial = \"https://example.org/id/nl\"\n" +
              "issued = 2014-04-14\n");
  ASSERT_TRUE(d.run().ok());
  const std::string& turtle = d.at.at("out/dataset.ttl");
  EXPECT_THAT(turtle, HasSubstr("<https://example.org/id/onderzoek-2013> a dcat:Dataset"));
  EXPECT_THAT(turtle, HasSubstr("access-right/PUBLIC"));
  EXPECT_THAT(turtle, HasSubstr("data-theme/GOVE"));
  EXPECT_THAT(turtle, HasSubstr("dct:spatial <https://example.org/id/nl>"));
  EXPECT_THAT(turtle, HasSubstr("dct:issued \"2014-04-14\"^^xsd:date"));
  EXPECT_THAT(turtle, HasSubstr("dcat:startDate \"2013-09-01\"^^xsd:date"));
  EXPECT_THAT(turtle, HasSubstr("language/NLD"));
  EXPECT_THAT(turtle, HasSubstr("\"" + sha256(d.at.at("out/responses.csv")) + "\"^^xsd:hexBinary"));
  EXPECT_THAT(turtle, HasSubstr("<https://example.org/onderzoek/2013/responses.csv>"));
  EXPECT_THAT(d.at.at("out/sitemap.xml"),
              HasSubstr("<loc>https://example.org/onderzoek/2013/ARCHIVE.md</loc>"));
}

TEST(Deposit, TellsInTheLanguageOfTheStudyAndInEnglish) {
  Deposited d;
  ASSERT_TRUE(d.run().ok());
  for (const char* file : {"out/ARCHIVE.md", "out/index.html", "out/accessibility.md"}) {
    EXPECT_THAT(d.at.at(file), HasSubstr("Klein onderzoek, meting 2013")) << file;
    EXPECT_THAT(d.at.at(file), HasSubstr("en:Klein onderzoek, wave 2013")) << file;
  }
  const std::string& page = d.at.at("out/index.html");
  for (const report::DepositFile& file : report::deposit_files())
    EXPECT_THAT(page, HasSubstr("<a href=\"" + std::string(file.name) + "\">"));
  for (const char* outside : {"<script", "http-equiv", "src=", "@import"})
    EXPECT_EQ(page.find(outside), std::string::npos) << outside;
}

TEST(Deposit, TellsEverythingThatBelongsInADescriptionThatIsNotThere) {
  Deposited none("");
  const std::vector<std::string> wrong = none.wrong();
  EXPECT_EQ(wrong.size(), 9u);
  EXPECT_EQ(wrong.front(), "deposit.no-file");
  EXPECT_EQ(wrong.back(), "key.missing");
  EXPECT_FALSE(none.at.contains("out/responses.csv"));
}

TEST(Deposit, RefusesAFolderThatHoldsSomethingElse) {
  Deposited d;
  d.at["out"] = "";  // a folder, for who asks whether it is there
  EXPECT_THAT(d.wrong(), ElementsAre("deposit.in-use"));
  d.at["out/dataset.ttl"] = "<https://example.org/id/another> a dcat:Dataset .";
  EXPECT_THAT(d.wrong(), ElementsAre("deposit.in-use"));
}

TEST(Deposit, WritesOverAnEarlierOneOfTheSameData) {
  Deposited d;
  ASSERT_TRUE(d.run().ok());
  d.at["out"] = "";
  d.at["out/figures.csv"] = "changed";
  ASSERT_TRUE(d.run().ok());
  EXPECT_THAT(d.at.at("out/figures.csv"), HasSubstr("overall"));
}

TEST(Deposit, LeavesNoDigestsWhenTheDiskIsFull) {
  Deposited d;
  d.world.files.breaks_at = "out/responses.csv";
  EXPECT_THROW((void)d.run(), OutsideError);
  EXPECT_FALSE(d.at.contains("out/SHA256SUMS")) << "what is not whole does not verify";
}

}  // namespace
}  // namespace peil::app
