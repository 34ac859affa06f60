// Tables by an address, their form, and what is taken along.
#include "peil/web/console/tables.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "peil/study/table_spec_file.h"
#include "peil/web/console/testing/results_house.h"

namespace peil::web::console {
namespace {

using testing::ResultsHouse;

bool has(const HttpResponse& page, const std::string& part) {
  return page.body.find(part) != std::string::npos;
}

class ConsoleTables : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    house_ = new ResultsHouse;
    for (const Role role : {Role::Reader, Role::Agency, Role::Officer})
      sessions_[role] = house_->log_in(role);
  }
  static void TearDownTestSuite() { delete house_, house_ = nullptr; }

  static HttpResponse get(const std::string& target, Role role = Role::Reader) {
    return house_->ask(target, sessions_.at(role));
  }

  inline static ResultsHouse* house_ = nullptr;
  inline static std::map<Role, std::string> sessions_;
};

const std::string asked = "title=Oordeel&rows=overall&show=mean&columns=customer_group";

TEST_F(ConsoleTables, AnAddressIsATable) {
  const HttpResponse page = get("/console/nl/tables?" + asked);
  ASSERT_EQ(page.status, 200) << page.body;
  EXPECT_TRUE(has(page, "<h1>Oordeel</h1>"));
  EXPECT_TRUE(has(page, "Groep A (A)"));
  EXPECT_TRUE(has(page, "<tr class=\"main\">"));
  // The same address in the other language, and the form filled in.
  EXPECT_TRUE(has(page, "href=\"/console/en/tables?title=Oordeel&amp;rows=overall"));
  EXPECT_TRUE(has(page, "value=\"overall\" checked"));
  EXPECT_TRUE(has(get("/console/en/tables?" + asked), "Group A (A)"));
}

TEST_F(ConsoleTables, ANumberHasTheDecimalSignOfThePage) {
  for (const std::string typed : {"0.01", "0,01"}) {
    const HttpResponse dutch = get("/console/nl/tables?" + asked + "&level=" + typed);
    EXPECT_EQ(dutch.status, 200);
    EXPECT_TRUE(has(dutch, "name=\"level\" type=\"text\" inputmode=\"decimal\" value=\"0,01\""))
        << typed;
    EXPECT_TRUE(has(dutch, "Leeg: 0,05."));
    EXPECT_TRUE(has(get("/console/en/tables?" + asked + "&level=" + typed), "value=\"0.01\""))
        << typed;
  }
  EXPECT_TRUE(has(get("/console/nl/tables?" + asked + "&level=much"), "value=\"much\""));
}

TEST_F(ConsoleTables, TheFormOffersWhatTheReaderTakes) {
  const HttpResponse page = get("/console/nl/tables");
  ASSERT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, "Oordeel per groep"));  // the study's own
  const auto book = house_->kept->look();
  const report::Pen pen(*book->whole, "nl");
  const TableChoices choices = table_choices(pen, "2013", {"2011", "2013"});
  Fields all{{"title", "t"}};
  std::size_t rows = 0;
  for (const Options& some : choices.rows) {
    for (const Option& one : some.options) all.emplace_back("rows", one.name), ++rows;
  }
  for (const Option& one : choices.columns) all.emplace_back("columns", one.name);
  const auto read = study::read_table_spec(addressed_table(all).text, "", book->study, "2013");
  ASSERT_TRUE(read.ok()) << read.problems().front().message;
  EXPECT_EQ(read.value().items.size(), rows);
  EXPECT_EQ(rows, 5u);  // all but the one that is answered in words
  EXPECT_EQ(read.value().columns.size(), choices.columns.size());
  EXPECT_GE(choices.columns.size(), 3u + 5u);
}

TEST_F(ConsoleTables, AllProblemsStandBesideTheirFieldsInTheLanguageOfThePage) {
  const std::string wrong =
      "title=t&rows=ovrall&columns=chanel&before=2013&only=%24%7Blanguage%7D+%3D";
  const HttpResponse dutch = get("/console/nl/tables?" + wrong);
  EXPECT_EQ(dutch.status, 422);
  for (const char* part :
       {"Deze meting heeft geen vraag ‘ovrall’.", "geen vraag of achtergrond ‘chanel’",
        "De meting ernaast moet een eerdere zijn", "href=\"#only\"", "id=\"rows-wrong\"",
        "aria-describedby=\"rows-hint rows-wrong\""})
    EXPECT_TRUE(has(dutch, part)) << part;
  EXPECT_FALSE(has(dutch, "Did you mean"));
  const HttpResponse english = get("/console/en/tables?" + wrong);
  EXPECT_EQ(english.status, 422);
  EXPECT_TRUE(has(english, "Did you mean &#39;overall&#39;?")) << english.body;
  // What was typed is still there.
  EXPECT_TRUE(has(english, "value=\"chanel\" checked"));
}

TEST_F(ConsoleTables, AFieldThatIsMissingIsCalledByItsName) {
  const HttpResponse english = get("/console/en/tables?columns=channel&wave=2013&net_row=overall");
  EXPECT_EQ(english.status, 422);
  for (const char* part :
       {"The field ‘Title’ is empty", "href=\"#title\"", "Nothing is chosen under ‘Rows’",
        "href=\"#rows\"", "under ‘Answers together’", "id=\"title-wrong\""})
    EXPECT_TRUE(has(english, part)) << part;
  EXPECT_FALSE(has(english, "is missing in")) << "a line of a file";
  EXPECT_TRUE(has(get("/console/nl/tables?rows=overall&columns=channel"), "Het veld ‘Titel’"));
  EXPECT_FALSE(has(get("/console/en/tables?title=t&rows=overall"), "columns = [")) << "likewise";
}

TEST_F(ConsoleTables, AValueInTheConditionThatThereIsNotIsToldWithOneThatThereIs) {
  const std::string wrong =
      "/tables?title=t&rows=overall&total=true&only=%24%7Bchannel%7D+%21%3D+%27phoone%27";
  const HttpResponse english = get("/console/en" + wrong), dutch = get("/console/nl" + wrong);
  EXPECT_EQ(english.status, 422);
  EXPECT_TRUE(has(english, "Did you mean &#39;phone&#39;?"));
  EXPECT_EQ(dutch.status, 422);
  EXPECT_TRUE(has(dutch, "Wel is er: phone."));
  EXPECT_TRUE(has(dutch, "href=\"#only\""));
}

TEST_F(ConsoleTables, SaysThatNobodyIsLeft) {
  const HttpResponse page =
      get("/console/en/tables?title=t&rows=overall&total=true&only=%24%7Boverall%7D+%3C+1");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(has(page, "role=\"alert\">Nobody is left: of no one")) << page.body;
  const HttpResponse somebody =
      get("/console/en/tables?title=t&rows=overall&total=true&only=%24%7Boverall%7D+%3E+1");
  EXPECT_FALSE(has(somebody, "Nobody is left"));
}

// A problem that is new has to be said here too: else Dutch readers get English sentences.
TEST(TableProblems, AreToldInEveryLanguage) {
  std::ifstream file(PEIL_SOURCE_DIR "/docs/formats/study.md");
  const std::string format{std::istreambuf_iterator<char>(file), {}};
  const std::regex code("`(table\\.[a-z-]+)`");
  std::set<std::string> codes{"table.half-nested",
                              "table.no-answers",
                              "table.too-many",
                              "results.changed",
                              "expression.syntax",
                              "expression.chained",
                              "expression.function",
                              "expression.too-long",
                              "key.missing",
                              "key.unknown",
                              "value.wrong-type",
                              "value.out-of-range",
                              "value.not-one-of",
                              "value.empty",
                              "value.control-sign",
                              "toml.key-twice",
                              "name.duplicate",
                              "weights.not-converged",
                              "table.no-title",
                              "table.no-rows",
                              "table.half-net",
                              "expression.unknown-choice",
                              "expression.wrong-kind",
                              "expression.impossible-value",
                              "expression.point",
                              "expression.not-a-condition",
                              "expression.unknown-attribute"};
  for (std::sregex_iterator it(format.begin(), format.end(), code), end; it != end; ++it)
    if ((*it)[1] != "table.md") codes.insert((*it)[1]);
  EXPECT_GT(codes.size(), 25u);
  for (const std::string& language : language::written()) {
    for (const std::string& one : codes)
      EXPECT_TRUE(language::texts(language).has("console", "problem." + one)) << one;
  }
  const Problem other{"results.outside", "", 0, 0, "No disk.", "Look at it."};
  EXPECT_EQ(told_problem(Words("nl"), other).markup(),
            "Er gaat iets mis. Het programma meldt in het Engels: <span lang=\"en\">No disk. Look "
            "at it.</span>");
  EXPECT_EQ(told_problem(Words("en"), other).markup(), "No disk. Look at it.");
}

TEST_F(ConsoleTables, WhatIsTypedStandsOnThePageAsText) {
  const HttpResponse page =
      get("/console/nl/tables?title=%3Cscript%3E&rows=%22%3E%3Cb%3E&x%3Cy=%3Ci%3E&columns=%FF");
  EXPECT_EQ(page.status, 422);
  for (const char* part : {"<script", "<b>", "<i>", "\xff"}) EXPECT_FALSE(has(page, part)) << part;
}

TEST_F(ConsoleTables, AreTakenAlongAsTheyAreShown) {
  const HttpResponse csv = get("/console/nl/tables/file/csv?" + asked);
  ASSERT_EQ(csv.status, 200);
  EXPECT_EQ(csv.header("Content-Type"), "text/csv; charset=utf-8");
  EXPECT_EQ(csv.header("Content-Disposition"), "attachment; filename=\"table.csv\"");
  EXPECT_TRUE(csv.body.starts_with("fictional,row,row_label,"));
  EXPECT_TRUE(has(csv, ",Groep A,A,"));
  const HttpResponse json = get("/console/en/tables/file/json?" + asked);
  const auto table = nlohmann::json::parse(json.body);
  EXPECT_EQ(table["columns"].size(), 4u);
  EXPECT_TRUE(table["rows"][0]["cells"][3].contains("held"));  // six people
  const HttpResponse xlsx = get("/console/nl/tables/file/xlsx?" + asked);
  EXPECT_TRUE(xlsx.body.starts_with("workbook\nOordeel"));
  const HttpResponse toml = get("/console/nl/tables/file/toml?" + asked);
  EXPECT_EQ(study::read_table_spec(toml.body, "", house_->study, "2013").value().title, "Oordeel");
  EXPECT_EQ(get("/console/nl/tables/file/exe?" + asked).status, 404);
  EXPECT_EQ(get("/console/nl/tables/file/csv?title=t").status, 422);
}

// Of people who came in by one channel: what a table of them alone has.
TEST_F(ConsoleTables, ARowIsSplitUp) {
  const std::string split = "title=t&rows=overall&rows=overall,channel&columns=reporting_group";
  const HttpResponse page = get("/console/nl/tables?" + split);
  ASSERT_EQ(page.status, 200) << page.body;
  EXPECT_TRUE(has(page, "Label overall – Label channel: Keuze phone")) << page.body;
  EXPECT_TRUE(has(page, "value=\"overall,channel\" checked"));
  EXPECT_TRUE(has(page, "<span>Label overall, per Label channel</span>"));
  const auto table =
      nlohmann::json::parse(get("/console/nl/tables/file/json?" + split).body)["rows"];
  ASSERT_EQ(table.size(), 4u);
  EXPECT_FALSE(table[0].contains("within"));
  const auto alone = nlohmann::json::parse(
      get("/console/nl/tables/file/json?title=t&rows=overall&columns=reporting_group&only="
          "%24%7Bchannel%7D%20%3D%20%27desk%27")
          .body)["rows"][0]["cells"];
  std::size_t compared = 0;
  for (const auto& row : table) {
    if (!row.contains("within") || row["within"]["level"] != "desk") continue;
    for (std::size_t c = 0; c < alone.size(); ++c) {
      if (!row["cells"][c].contains("value") || !alone[c].contains("value")) continue;
      EXPECT_EQ(row["cells"][c]["value"], alone[c]["value"]);
      EXPECT_EQ(row["cells"][c]["answers"], alone[c]["answers"]);
      ++compared;
    }
  }
  EXPECT_GT(compared, 0u);
}

TEST_F(ConsoleTables, TheFormSplitsARowUpByTwoChoices) {
  const std::string chosen = "title=t&rows=staff&nest_row=overall&nest_within=channel&columns=";
  const HttpResponse page = get("/console/nl/tables?" + chosen + "customer_group");
  ASSERT_EQ(page.status, 200) << page.body;
  EXPECT_TRUE(has(page, "Label overall – Label channel: Keuze desk"));
  // From there on it is an element of rows, which can be taken out.
  EXPECT_TRUE(has(page, "value=\"overall,channel\" checked"));
  EXPECT_TRUE(has(page,
                  "/tables/file/csv?title=t&amp;rows=staff&amp;columns=customer_group&amp;"
                  "rows=overall%2cchannel\""))
      << page.body;
  for (const char* half : {"nest_row=overall&nest_within=", "nest_within=channel"}) {
    const HttpResponse wrong = get("/console/nl/tables?title=t&rows=staff&" + std::string(half));
    EXPECT_EQ(wrong.status, 422);
    for (const char* part :
         {"href=\"#nest\"", "id=\"nest-wrong\"", "Kies beide, of geen van beide", "selected>Label"})
      EXPECT_TRUE(has(wrong, part)) << part << wrong.body;
  }
  const HttpResponse strange =
      get("/console/nl/tables?title=t&rows=overall,chanel&columns=language");
  EXPECT_EQ(strange.status, 422);
  EXPECT_TRUE(has(strange, "geen vraag of achtergrond ‘chanel’")) << strange.body;
  EXPECT_TRUE(has(strange, "id=\"rows-wrong\""));
}

TEST_F(ConsoleTables, WavesStandBesideEachOtherAsColumns) {
  const std::string waves = "title=t&rows=overall&columns=reporting_group,waves&before=2011";
  const HttpResponse page = get("/console/nl/tables?" + waves);
  ASSERT_EQ(page.status, 200) << page.body;
  EXPECT_TRUE(has(page, "value=\"reporting_group,waves\" checked"));
  EXPECT_TRUE(has(page, "× Meting</span>")) << page.body;
  const auto table = nlohmann::json::parse(get("/console/en/tables/file/json?" + waves).body);
  const auto book = house_->kept->look();
  std::size_t seen = 0;
  for (std::size_t c = 0; c < table["columns"].size(); ++c) {
    const std::string column = table["columns"][c]["column"];
    const auto bar = column.find('|');
    if (bar == std::string::npos) continue;
    const Figure* figure = book->whole->released().figure(
        {column.substr(bar + 1), column.substr(0, bar), "overall", "mean"});
    const auto& cell = table["rows"][0]["cells"][c];
    if (figure == nullptr || !cell.contains("value")) continue;
    EXPECT_NEAR(cell["value"].get<double>(), figure->estimate().value, 1e-12) << column;
    ++seen;
  }
  EXPECT_EQ(seen, 4u);  // two groups in two waves
  const HttpResponse alone = get("/console/nl/tables?title=t&rows=overall&columns=waves");
  EXPECT_EQ(alone.status, 422);
  EXPECT_TRUE(has(alone, "Kolommen per meting")) << alone.body;
  EXPECT_TRUE(has(alone, "value=\"waves\" checked"));
}

TEST_F(ConsoleTables, WhoIsSentAnAddressLogsInAndGetsThere) {
  const std::string target =
      "/console/nl/tables?" + asked +
      "&columns=customer_group,channel&only=%24%7Bchannel%7D+%3D+%27phone%27";
  const HttpResponse form = house_->ask(target, "");
  EXPECT_EQ(form.status, 401);
  std::string escaped = target;
  for (auto at = escaped.find('&'); at != std::string::npos; at = escaped.find('&', at + 1))
    escaped.replace(at, 1, "&amp;");
  EXPECT_TRUE(has(form, "name=\"next\" value=\"" + escaped + "\"")) << form.body;
}

TEST_F(ConsoleTables, WhoTakesAlongIsInTheLog) {
  get("/console/nl/tables/file/csv?" + asked, Role::Agency);
  const auto events = house_->store.events(0, 100'000);
  EXPECT_EQ(events.back().event.who, "agency");
  EXPECT_EQ(events.back().event.what, "download");
  EXPECT_EQ(events.back().event.object, "/console/nl/tables/file/csv?" + asked);
  EXPECT_EQ(get("/console/nl/tables?" + asked, Role::Officer).status, 403);
  EXPECT_EQ(get("/console/nl/tables/file/csv?" + asked, Role::Officer).status, 403);
  EXPECT_EQ(get("/console/nl/letter", Role::Agency).status, 403);
  EXPECT_EQ(get("/console/nl/letter", Role::Reader).status, 200);
}

TEST_F(ConsoleTables, ChartsAreTakenAlongByTheirNumber) {
  const HttpResponse trend = get("/console/nl/trend");
  ASSERT_EQ(trend.status, 200);
  EXPECT_TRUE(has(trend, "/console/nl/trend/charts/1.svg\""));
  const HttpResponse chart = get("/console/nl/trend/charts/1.svg");
  EXPECT_EQ(chart.status, 200);
  EXPECT_EQ(chart.header("Content-Type"), "image/svg+xml");
  const HttpResponse picture = get("/console/nl/trend/charts/1.png");
  EXPECT_EQ(picture.header("Content-Type"), "image/png");
  EXPECT_EQ(picture.body, "png of " + chart.body);
  for (const char* none :
       {"0.svg", "99.svg", "x.svg", "-1.svg", "1", "1.gif", ".png", "99999999999999999999.svg"})
    EXPECT_EQ(get("/console/nl/trend/charts/" + std::string(none)).status, 404) << none;
}

}  // namespace
}  // namespace peil::web::console
