// Transcripts of `peil tables --spec` on fictional answers to the first study of `peil new`.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/program.h"
#include "peil/base/csv.h"
#include "peil/base/text.h"

namespace peil {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

// Every number of a spreadsheet and its texts, by Python's own reader of archives.
std::string opened(const std::string& xlsx) {
  const std::string line =
      "python3 -c \"import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); "
      "[print(n, z.read(n).decode()) for n in z.namelist()]\" '" +
      xlsx + "' 2>&1";
  std::string text;
  FILE* pipe = popen(line.c_str(), "r");
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    text.append(buffer.data(), n);
  EXPECT_EQ(pclose(pipe), 0) << text;
  return text;
}

// Made once: the answers do not change.
class TableBySpec : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = fs::temp_directory_path() / ("peil-table-" + std::to_string(::getpid()));
    fs::create_directories(folder_);
    ASSERT_EQ(peil("new " + study() + " --language en").status, 0);
    const Said made =
        peil("simulate " + study() + " --out " + (folder_ / "practice").string() + data());
    ASSERT_EQ(made.status, 0) << made.text;
    fs::create_directories(folder_ / "first/tables");
    std::ofstream(spec()) << R"(title = "Marks by channel"
rows = ["overall", "aspects", "expectation"]
show = ["mean", "shares", "high"]
columns = ["channel", "district", ["first_time", "channel"]]
total = true
sort = "difference"

[[net]]
row = "expectation"
label = "no worse"
answers = ["better", "as_expected"]
)";
  }
  static void TearDownTestSuite() { fs::remove_all(folder_); }

  static std::string study() { return (folder_ / "first").string(); }
  static std::string spec() { return (folder_ / "first/tables/marks.toml").string(); }
  static std::string data() { return " --data " + (folder_ / "data").string(); }
  static Said table(const std::string& more) {
    return peil("tables " + study() + data() + " --spec " + spec() + " " + more);
  }

  inline static fs::path folder_;
};

TEST_F(TableBySpec, IsAnObjectWithColumnsRowsAndNotes) {
  const Said said = table("--json --language en");
  ASSERT_EQ(said.status, 0) << said.text;
  const json all = json::parse(said.text);
  EXPECT_EQ(all["title"], "Marks by channel");
  EXPECT_EQ(all["fictional"], true);
  EXPECT_EQ(all["columns"][0]["label"], "Everybody");
  EXPECT_EQ(all["columns"][1]["label"], "At the desk");
  std::set<std::string> labels;
  for (const json& column : all["columns"]) labels.insert(column["label"].get<std::string>());
  EXPECT_TRUE(labels.contains("Centre")) << "a level of the register, as the study calls it";
  EXPECT_GT(all["families"]["letters"], 20);
  std::set<std::string> statistics;
  for (const json& row : all["rows"]) statistics.insert(row["statistic"].get<std::string>());
  EXPECT_EQ(statistics, (std::set<std::string>{"mean", "share", "high", "net"}));
}

// Everybody's figures are those of the study's own tables, to the last digit.
TEST_F(TableBySpec, HasTheFiguresOfTheStudysTables) {
  const json all = json::parse(table("--json").text);
  const json tables = json::parse(peil("tables " + study() + data() + " --json").text);
  std::size_t alike = 0;
  for (const json& row : all["rows"]) {
    const std::string statistic = row["statistic"];
    const std::string name =
        "/all/" + row["row"].get<std::string>() + "/" +
        (statistic == "share" ? "share:" + row["answer"].get<std::string>() : statistic) + "@";
    for (const json& one : tables) {
      if (one["key"].get<std::string>().find(name) == std::string::npos) continue;
      const json& cell = row["cells"][0];
      EXPECT_NEAR(one["value"].get<double>(), cell["value"].get<double>(), 1e-12) << name;
      EXPECT_NEAR(one["low"].get<double>(), cell["interval"][0].get<double>(), 1e-9) << name;
      EXPECT_EQ(one["answers"], cell["answers"]) << name;
      ++alike;
    }
  }
  EXPECT_GT(alike, 8u);
}

TEST_F(TableBySpec, IsTheSameInEveryForm) {
  const Said csv = table("--format csv");
  ASSERT_EQ(csv.status, 0) << csv.text;
  std::set<double> numbers;
  std::size_t rows = 0;
  CsvReader reader([&](const CsvReader::Row& row) {
    if (++rows > 1) {
      EXPECT_EQ(row.fields[0], "yes");
      for (const std::string& field : row.fields) {
        if (const auto number = decimal_number(field)) numbers.insert(*number);
      }
    }
    return true;
  });
  reader.add(csv.text);
  EXPECT_TRUE(reader.end());
  EXPECT_GT(rows, 100u);

  const std::string out = (folder_ / "marks.xlsx").string();
  const Said written = table("--format xlsx --out " + out);
  ASSERT_EQ(written.status, 0) << written.text;
  const std::string inside = opened(out);
  EXPECT_NE(inside.find("Marks by channel"), std::string::npos);
  EXPECT_EQ(inside.find("hidden"), std::string::npos);
  EXPECT_EQ(inside.find("<f>"), std::string::npos) << "a formula";
  // Every number of a cell is one of the table's: texts are cells of type s.
  std::size_t found = 0;
  for (std::size_t at = 0; (at = inside.find("<c r=\"", at)) != std::string::npos; ++at) {
    const std::string cell = inside.substr(at, inside.find("</c>", at) - at);
    const std::size_t value = cell.find("<v>");
    if (value == std::string::npos || cell.find("t=\"s\"") != std::string::npos) continue;
    const auto number = decimal_number(cell.substr(value + 3, cell.find("</v>") - value - 3));
    ASSERT_TRUE(number) << cell;
    // A spreadsheet has sixteen digits.
    const auto next = numbers.lower_bound(*number - 1e-14 * std::abs(*number));
    EXPECT_TRUE(next != numbers.end() && std::abs(*next - *number) <= 1e-14 * std::abs(*number))
        << cell;
    ++found;
  }
  EXPECT_GT(found, 100u);
  std::ifstream once(out, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(once), {});
  ASSERT_EQ(table("--format xlsx --out " + out).status, 0);
  std::ifstream twice(out, std::ios::binary);
  EXPECT_EQ(bytes, std::string(std::istreambuf_iterator<char>(twice), {}));
}

// What the table hides it hides in every form, and a filter does not bring it out.
TEST_F(TableBySpec, AFilterDoesNotReachWhatTheGateHides) {
  const std::string narrow = (folder_ / "narrow.toml").string();
  std::ofstream(narrow) << "title = \"t\"\nrows = [\"overall\"]\ncolumns = [\"channel\"]\n"
                           "only = \"${overall} = 1 and ${district} != ''\"\n";
  const std::string said = peil("tables " + study() + data() + " --json --spec " + narrow).text;
  const json hidden = json::parse(said.substr(said.find("{\n")));  // remarks come before it
  for (const json& cell : hidden["rows"][0]["cells"]) EXPECT_TRUE(cell.contains("held")) << cell;
}

TEST_F(TableBySpec, AFilterThatNobodyMeetsSaysSo) {
  const std::string none = (folder_ / "none.toml").string();
  std::ofstream(none) << "title = \"t\"\nrows = [\"overall\"]\ncolumns = [\"channel\"]\n"
                         "only = \"${overall} < 1\"\n";
  const Said csv = peil("tables " + study() + data() + " --spec " + none);
  EXPECT_EQ(csv.status, 0);
  EXPECT_TRUE(csv.has("Nobody is left: of no one who answered holds ${overall} < 1.")) << csv.text;
  const std::string out = (folder_ / "none.json").string();
  ASSERT_EQ(
      peil("tables " + study() + data() + " --json --language nl --out " + out + " --spec " + none)
          .status,
      0);
  const json all = json::parse(std::ifstream(out));
  EXPECT_NE(all["notes"].dump().find("Er blijft niemand over"), std::string::npos) << all["notes"];
}

TEST_F(TableBySpec, MistakesAreToldAndNothingIsWritten) {
  const std::string bad = (folder_ / "bad.toml").string();
  std::ofstream(bad) << "title = \"t\"\nrows = [\"overal\"]\ncolumns = [\"chanel\"]\n";
  const std::string out = (folder_ / "bad.csv").string();
  const Said said = peil("tables " + study() + data() + " --spec " + bad + " --out " + out);
  EXPECT_EQ(said.status, 1);
  EXPECT_TRUE(said.has("bad.toml:2")) << said.text;
  EXPECT_TRUE(said.has("bad.toml:3")) << said.text;
  EXPECT_TRUE(said.has("Did you mean 'overall'?")) << said.text;
  EXPECT_FALSE(fs::exists(out));
  EXPECT_EQ(table("--format ods").status, 2);
  EXPECT_EQ(table("--format xlsx").status, 2);
  EXPECT_EQ(table("--key x").status, 2);
  EXPECT_EQ(peil("tables " + study() + data() + " --format json").status, 2);
  EXPECT_EQ(peil("tables " + study() + data() + " --spec " + bad + "x").status, 3);
}

}  // namespace
}  // namespace peil
