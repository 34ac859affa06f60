// `peil deposit` of the made-up waves of examples/ind: what lies in the folder holds for anybody
// who has nothing but the folder.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

#include "cli/program.h"
#include "peil/base/csv.h"

namespace peil {
namespace {

namespace fs = std::filesystem;

constexpr const char* description = R"(
publisher_uri = "https://example.org/id/dienst"
publisher_name = "De Dienst"
contact_mail = "opendata@example.org"
licence = "http://creativecommons.org/publicdomain/zero/1.0/"
landing_page = "https://example.org/onderzoek/2013/"
identifier = "https://example.org/id/onderzoek-2013"
theme = "GOVE"
quasi_identifiers = []
)";

using Row = std::map<std::string, std::string>;

std::string slurp(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::vector<Row> rows_of(const fs::path& path) {
  std::vector<std::string> names;
  std::vector<Row> rows;
  CsvReader reader([&](const CsvReader::Row& row) {
    if (names.empty()) return names = row.fields, true;
    Row& one = rows.emplace_back();
    for (std::size_t i = 0; i < names.size(); ++i) one[names[i]] = row.fields[i];
    return true;
  });
  reader.add(slurp(path));
  EXPECT_TRUE(reader.end());
  return rows;
}

bool is_there(const std::string& program) { return printed("command -v " + program).status == 0; }

class DepositFolder : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = fs::temp_directory_path() / ("peil-deposit-" + std::to_string(::getpid()));
    fs::create_directories(folder_);
    fs::copy(PEIL_SOURCE_DIR "/examples/ind", study(), fs::copy_options::recursive);
    std::ofstream(study() + "/deposit.toml") << description;
    const Said simulated = peil("simulate " + study() + " --waves 2013 --out " +
                                (folder_ / "made").string() + " --data " + data());
    ASSERT_EQ(simulated.status, 0) << simulated.text;
    said_ = deposit("open");
  }
  static void TearDownTestSuite() { fs::remove_all(folder_); }

  static std::string study() { return (folder_ / "ind").string(); }
  static std::string data() { return (folder_ / "data").string(); }
  static fs::path open() { return folder_ / "open"; }
  static Said deposit(const std::string& out, const std::string& wave = "2013") {
    return peil("deposit " + study() + " --wave " + wave + " --data " + data() + " --out " +
                (folder_ / out).string());
  }
  /// The folder, copied, with one file changed.
  static fs::path changed(const std::string& file, const std::string& from, const std::string& to) {
    const fs::path copy = folder_ / "changed";
    fs::remove_all(copy);
    fs::copy(open(), copy);
    std::string text = slurp(copy / file);
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    std::ofstream(copy / file, std::ios::binary) << text.replace(at, from.size(), to);
    return copy;
  }

  inline static fs::path folder_;
  inline static Said said_;
};

TEST_F(DepositFolder, IsWrittenAndSaysHowMuchIsInIt) {
  ASSERT_EQ(said_.status, 0) << said_.text;
  EXPECT_TRUE(said_.has("can stand in a row of their own"));
  EXPECT_TRUE(said_.has("Nothing is laid open of contacten"));
  EXPECT_TRUE(said_.has("Written: " + (open() / "responses.csv").string()));
}

TEST_F(DepositFolder, ItsStudyLeavesNothingOpenInTheMethodAccount) {
  const Said report = peil("report " + study() + " --data " + data() + " --format csv --out " +
                           (folder_ / "report").string());
  EXPECT_EQ(report.status, 0) << report.text;
  EXPECT_FALSE(report.has("Open in the method account")) << report.text;
}

TEST_F(DepositFolder, ItsFilesAreAsTheirDigestsSay) {
  const Said whole = printed("cd " + open().string() + " && sha256sum -c --quiet SHA256SUMS");
  EXPECT_EQ(whole.status, 0) << whole.text;
  const fs::path copy = changed("ARCHIVE.md", "#", "##");
  EXPECT_NE(printed("cd " + copy.string() + " && sha256sum -c --quiet SHA256SUMS").status, 0);
}

TEST_F(DepositFolder, NobodyStandsAmongFewerThanTen) {
  std::vector<std::string> keys{"survey.weight"};
  for (const Row& row : rows_of(open() / "variables.csv")) {
    if (row.at("kind") == "group" || row.at("kind") == "key") keys.push_back(row.at("variable"));
  }
  EXPECT_EQ(keys.size(), 6u) << "groups, language, outcome, channel";
  std::map<std::string, std::size_t> alike;
  for (const Row& row : rows_of(open() / "responses.csv")) {
    std::string told;
    for (const std::string& key : keys) told += row.at(key) + '\n';
    ++alike[told];
  }
  EXPECT_GT(alike.size(), 10u);
  for (const auto& [told, rows] : alike) EXPECT_GE(rows, 10u) << told;
  for (const Row& row : rows_of(open() / "remainder.csv"))
    EXPECT_GE(std::stoul(row.at("answers")), 10u) << row.at("measure");
}

TEST_F(DepositFolder, PythonComputesEveryFigureAgain) {
  const Said rebuilt = printed("/usr/bin/python3 " + (open() / "rebuild.py").string());
  EXPECT_EQ(rebuilt.status, 0) << rebuilt.text;
  EXPECT_TRUE(rebuilt.has("figures are the same, 0 differ.")) << rebuilt.text;
  EXPECT_TRUE(rebuilt.has("contacten: ")) << "an amount is not laid open";
}

TEST_F(DepositFolder, PythonFindsOneDigitThatWasChanged) {
  for (const Row& row : rows_of(open() / "figures.csv")) {
    if (row.at("measure") != "overall" || row.at("statistic") != "mean") continue;
    std::string value = row.at("value");
    value[2] = value[2] == '9' ? '8' : '9';
    const fs::path copy = changed(
        "figures.csv",
        row.at("key") + "," + row.at("wave") + "," + row.at("domain") + ",overall,mean," +
            row.at("value"),
        row.at("key") + "," + row.at("wave") + "," + row.at("domain") + ",overall,mean," + value);
    const Said rebuilt = printed("/usr/bin/python3 " + (copy / "rebuild.py").string());
    EXPECT_EQ(rebuilt.status, 1);
    EXPECT_TRUE(rebuilt.has(row.at("key") + ": " + value)) << rebuilt.text;
    EXPECT_TRUE(rebuilt.has(", 1 differ.")) << rebuilt.text;
    return;
  }
  FAIL() << "no mean of the overall mark";
}

TEST_F(DepositFolder, RComputesThemToo) {
  if (!is_there("Rscript")) GTEST_SKIP() << "There is no R here.";
  const Said rebuilt = printed("Rscript " + (open() / "rebuild.R").string());
  EXPECT_EQ(rebuilt.status, 0) << rebuilt.text;
  EXPECT_TRUE(rebuilt.has("figures are the same, 0 differ.")) << rebuilt.text;
  const fs::path copy = changed("remainder.csv", ",mean,", ",high,");
  EXPECT_EQ(printed("Rscript " + (copy / "rebuild.R").string()).status, 1);
}

TEST_F(DepositFolder, ItsFiguresAreThoseOfTables) {
  const std::string tables = peil("tables " + study() + " --wave 2013 --data " + data()).text;
  const std::vector<Row> figures = rows_of(open() / "figures.csv");
  EXPECT_GT(figures.size(), 100u);
  for (const Row& row : figures)
    EXPECT_NE(tables.find(row.at("key") + "," + row.at("value") + ","), std::string::npos);
}

// Estimates on the page of the report, by key: ends of intervals and differences have a part or a
// second key.
std::map<std::string, std::string> estimates_of(const std::string& page) {
  std::map<std::string, std::string> found;
  const std::regex number("<data( [^>]*data-key=[^>]*)>");
  const auto attribute = [](const std::string& tag, const std::string& name) {
    std::smatch of;
    const std::regex one(" " + name + "=\"([^\"]*)\"");
    return std::regex_search(tag, of, one) ? of[1].str() : std::string();
  };
  for (std::sregex_iterator it(page.begin(), page.end(), number), end; it != end; ++it) {
    const std::string tag = (*it)[1];
    if (attribute(tag, "data-part").empty() && attribute(tag, "data-before").empty())
      found[attribute(tag, "data-key")] = attribute(tag, "value");
  }
  return found;
}

// Who opens the page and who opens the file read the same, row by row.
TEST_F(DepositFolder, ItsFiguresAreThoseOnThePageOfTheReport) {
  const fs::path pages = folder_ / "pages";
  const Said report =
      peil("report " + study() + " --data " + data() + " --format html --out " + pages.string());
  ASSERT_EQ(report.status, 0) << report.text;
  std::map<std::string, std::string> figures;
  for (const Row& row : rows_of(open() / "figures.csv")) figures[row.at("key")] = row.at("value");
  std::size_t same = 0;
  for (const auto& [key, value] : estimates_of(slurp(pages / "report.nl.html"))) {
    const auto figure = figures.find(key);
    if (figure == figures.end()) {
      EXPECT_EQ(key.find("/overall/"), std::string::npos) << key << " is in no row of the file";
      continue;
    }
    EXPECT_EQ(figure->second, value) << key;
    ++same;
  }
  EXPECT_GT(same, 50u);
}

TEST_F(DepositFolder, ItsCodebookIsValid) {
  const char* shared = std::getenv("PEIL_SHARED");
  const fs::path schema = fs::path(shared != nullptr ? shared : PEIL_SOURCE_DIR "/../shared") /
                          "validators/ddi-codebook-2.6/schemas/codebook.xsd";
  if (!fs::exists(schema)) GTEST_SKIP() << "No schema at " << schema;
  if (!is_there("xmllint")) GTEST_SKIP() << "There is no xmllint here.";
  const Said valid = printed("xmllint --nonet --noout --schema " + schema.string() + " " +
                             (open() / "codebook.xml").string());
  EXPECT_EQ(valid.status, 0) << valid.text;
}

TEST_F(DepositFolder, SaysThatTheDataAreMadeUp) {
  for (const char* file : {"responses.csv", "remainder.csv", "figures.csv", "variables.csv"}) {
    for (const Row& row : rows_of(open() / file))
      ASSERT_EQ(row.at(file == std::string("responses.csv") ? "survey.fictional" : "fictional"),
                "yes")
          << file;
  }
  EXPECT_NE(slurp(open() / "index.html").find("fictieve gegevens"), std::string::npos);
  EXPECT_NE(slurp(open() / "dataset.ttl").find("fictional data"), std::string::npos);
}

TEST_F(DepositFolder, TheSameInputGivesTheSameBytes) {
  ASSERT_EQ(deposit("again").status, 0);
  EXPECT_EQ(printed("diff -r " + open().string() + " " + (folder_ / "again").string()).text, "");
}

TEST_F(DepositFolder, RefusesWhatItCannotWrite) {
  fs::create_directories(folder_ / "mine");
  std::ofstream(folder_ / "mine/letter.txt") << "mine";
  const Said mine = deposit("mine");
  EXPECT_EQ(mine.status, 1);
  EXPECT_TRUE(mine.has("holds no deposit of these data")) << mine.text;
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_ / "mine"), {}), 1);
  const Said nobody = deposit("nobody", "2011");
  EXPECT_EQ(nobody.status, 1);
  EXPECT_TRUE(nobody.has("Nobody has answered in wave 2011 yet.")) << nobody.text;
  EXPECT_FALSE(fs::exists(folder_ / "nobody"));
  EXPECT_EQ(peil("deposit " + study() + " --wave 2013").status, 2);
}

}  // namespace
}  // namespace peil
