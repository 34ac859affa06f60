// Transcripts of `peil units` on fictional answers to the first study of `peil new`.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "cli/program.h"

namespace peil {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

// Made once: the answers do not change.
class Units : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = fs::temp_directory_path() / ("peil-units-" + std::to_string(::getpid()));
    fs::create_directories(folder_);
    ASSERT_EQ(peil("new " + study() + " --language en").status, 0);
    const Said made =
        peil("simulate " + study() + " --out " + (folder_ / "practice").string() + data());
    ASSERT_EQ(made.status, 0) << made.text;
    said_ = units("--by district", "by-district");
    ASSERT_EQ(said_.status, 0) << said_.text;
  }
  static void TearDownTestSuite() { fs::remove_all(folder_); }

  static std::string study() { return (folder_ / "first").string(); }
  static std::string data() { return " --data " + (folder_ / "data").string(); }
  static Said units(const std::string& options, const std::string& out) {
    return peil("units " + study() + data() + " " + options + " --out " + (folder_ / out).string());
  }
  static std::string text_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  static std::map<std::string, std::string> files_in(const std::string& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::directory_iterator(folder_ / folder))
      files[entry.path().filename().string()] = text_of(entry.path());
    return files;
  }

  inline static fs::path folder_;
  inline static Said said_;
};

TEST_F(Units, HaveEachTheirPageAndAreLinkedFromTheOverview) {
  EXPECT_TRUE(said_.has("index.nl.html")) << said_.text;
  EXPECT_TRUE(said_.has("6 pages of 3 units in ")) << said_.text;
  const auto files = files_in("by-district");
  std::set<std::string> names;
  for (const auto& [name, bytes] : files) names.insert(name);
  EXPECT_EQ(names,
            (std::set<std::string>{"index.en.html", "index.nl.html", "unit-001.en.html",
                                   "unit-001.nl.html", "unit-002.en.html", "unit-002.nl.html",
                                   "unit-003.en.html", "unit-003.nl.html", "units.csv"}));
  const std::string& overview = files.at("index.en.html");
  for (const char* unit : {"1", "2", "3"}) {
    const std::string name = "unit-00" + std::string(unit) + ".en.html";
    EXPECT_NE(overview.find("href=\"" + name + "\""), std::string::npos);
    EXPECT_NE(files.at(name).find("href=\"index.en.html\""), std::string::npos);
  }
  for (const auto& [name, bytes] : files) {
    if (!name.ends_with(".html")) continue;
    EXPECT_NE(bytes.find(name.ends_with(".en.html") ? "Fictional data" : "Fictieve"),
              std::string::npos)
        << name;
    EXPECT_EQ(bytes.find("<script"), std::string::npos);
  }
  EXPECT_NE(overview.find("Centre"), std::string::npos) << "a level of the register, as labelled";
}

// Every number of a page, by its key, is one of the table that the same specification makes.
TEST_F(Units, SayWhatTheTableSays) {
  const std::string spec = (folder_ / "district.toml").string();
  std::ofstream(spec) << "title = \"t\"\nrows = [\"overall\", \"aspects\"]\nshow = [\"mean\"]\n"
                         "columns = [\"district\"]\ntotal = true\nletters = false\n";
  const Said csv = peil("tables " + study() + data() + " --language en --spec " + spec);
  EXPECT_EQ(text_of(folder_ / "by-district/units.csv"), csv.text);
  const json table =
      json::parse(peil("tables " + study() + data() + " --json --spec " + spec).text);
  std::map<std::string, std::map<std::string, double>> of_key;
  for (const json& row : table["rows"]) {
    for (const json& cell : row["cells"]) {
      ASSERT_TRUE(cell.contains("key")) << cell;
      auto& parts = of_key[cell["key"].get<std::string>()];
      parts[""] = cell["value"], parts["low"] = cell["interval"][0];
      parts["high"] = cell["interval"][1];
      if (!cell.contains("rest")) continue;
      parts["rest"] = cell["rest"]["difference"];
      parts["rest-low"] = cell["rest"]["interval"][0];
      parts["rest-high"] = cell["rest"]["interval"][1];
    }
  }
  const std::regex data(
      "<data value=\"([^\"]*)\" data-key=\"([^\"]*)\"(?: data-part=\"([^\"]*)\")?>");
  std::size_t numbers = 0;
  for (const auto& [name, bytes] : files_in("by-district")) {
    for (std::sregex_iterator it(bytes.begin(), bytes.end(), data), end; it != end; ++it) {
      const auto cell = of_key.find((*it)[2]);
      ASSERT_NE(cell, of_key.end()) << name << ' ' << it->str();
      ASSERT_TRUE(cell->second.contains((*it)[3])) << it->str();
      EXPECT_EQ(std::stod((*it)[1]), cell->second.at((*it)[3])) << it->str();
      ++numbers;
    }
    EXPECT_EQ(bytes.find("data-before"), std::string::npos) << "there is no earlier wave";
  }
  EXPECT_GT(numbers, 200u);
}

TEST_F(Units, AreTheSameBytesWhenTheyAreMadeAgain) {
  ASSERT_EQ(units("--by district", "again").status, 0);
  EXPECT_EQ(files_in("again"), files_in("by-district"));
}

TEST_F(Units, AreHeldAgainstTheAnswersAgain) {
  const fs::path page = folder_ / "by-district/unit-002.en.html";
  const auto verify = [&](const fs::path& file) {
    return peil("verify " + file.string() + " --study " + study() + data());
  };
  // To compare is not to let out: the log is as it was, also where it never had the table.
  const fs::path log = folder_ / "data/releases.jsonl", aside = folder_ / "aside.jsonl";
  for (const bool logged : {true, false}) {
    if (!logged) fs::rename(log, aside);
    const std::string before = text_of(log);
    const Said same = verify(page);
    EXPECT_EQ(same.status, 0) << same.text;
    EXPECT_TRUE(same.has("byte by byte")) << same.text;
    EXPECT_EQ(text_of(log), before);
  }
  fs::rename(aside, log);
  std::string changed = text_of(page);
  const auto digit = changed.find("</data>");
  ASSERT_NE(digit, std::string::npos);
  changed[digit - 1] = changed[digit - 1] == '9' ? '8' : '9';
  const fs::path other = folder_ / "changed.html";
  std::ofstream(other) << changed;
  const Said told = verify(other);
  EXPECT_EQ(told.status, 1);
  EXPECT_TRUE(told.has("It says")) << told.text;
}

TEST_F(Units, AreInOneLanguageWhereItIsAskedFor) {
  const Said said = units("--by channel --language en", "by-channel");
  ASSERT_EQ(said.status, 0) << said.text;
  EXPECT_FALSE(fs::exists(folder_ / "by-channel/index.nl.html"));
  EXPECT_EQ(text_of(folder_ / "by-channel/unit-001.en.html").find(".nl.html"), std::string::npos);
  EXPECT_EQ(units("--by channel --language fr", "none").status, 2);
}

TEST_F(Units, AreRefusedByAVariableThatIsNone) {
  const Said unknown = units("--by distrct", "none");
  EXPECT_EQ(unknown.status, 1);
  EXPECT_TRUE(unknown.has("--by")) << unknown.text;
  EXPECT_TRUE(unknown.has("Did you mean 'district'?")) << unknown.text;
  EXPECT_EQ(units("--by overall", "none").status, 1);
  EXPECT_EQ(units("--by district --wave 1999", "none").status, 1);
  EXPECT_FALSE(fs::exists(folder_ / "none"));
}

}  // namespace
}  // namespace peil
