// Transcripts of `peil drivers` on fictional answers to the first study of `peil new`.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/program.h"

namespace peil {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

// Made once: the answers do not change.
class Drivers : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = fs::temp_directory_path() / ("peil-drivers-" + std::to_string(::getpid()));
    fs::create_directories(folder_);
    ASSERT_EQ(peil("new " + study() + " --language en").status, 0);
    wave_ = fs::directory_iterator(folder_ / "first/plans")->path().stem().string();
    const Said made =
        peil("simulate " + study() + " --out " + (folder_ / "practice").string() + data());
    ASSERT_EQ(made.status, 0) << made.text;
    json_ = peil(line() + " --json");
    ASSERT_EQ(json_.status, 0) << json_.text;
  }
  static void TearDownTestSuite() { fs::remove_all(folder_); }

  static std::string study() { return (folder_ / "first").string(); }
  static std::string data() { return " --data " + (folder_ / "data").string(); }
  static std::string line() { return "drivers " + study() + data() + " --wave " + wave_; }

  inline static fs::path folder_;
  inline static std::string wave_;
  inline static Said json_;
};

// What is important, valued and first to improve is what the draws of `peil drivers` say.
TEST_F(Drivers, AreAmongTheFindings) {
  const Said said = peil("findings " + study() + data() + " --json");
  ASSERT_EQ(said.status, 0) << said.text;
  const json drivers = json::parse(json_.text), all = json::parse(said.text);
  std::set<std::string> kinds, first;
  for (const json& aspect : drivers["tables"][0]["aspects"]) {
    if (!aspect["first_to_improve"]) continue;
    EXPECT_EQ(aspect["quadrant"], "fix-first");
    first.insert(aspect["aspect"]);
  }
  for (const json& finding : all["findings"]) {
    if (!finding.contains("drivers")) continue;
    const json& found = finding["drivers"];
    kinds.insert(finding["kind"]);
    EXPECT_EQ(found["family"], 5);
    EXPECT_EQ(found["draws"], 1000);
    EXPECT_EQ(found["verdict"], found["aspects"].empty() ? "not-shown" : "shown");
    EXPECT_TRUE(finding["comparisons"].empty());
    std::set<std::string> named;
    for (const json& aspect : found["aspects"]) {
      EXPECT_GE(aspect["probability"], found["least_probability"]);
      named.insert(aspect["aspect"]);
    }
    if (finding["kind"] == "priority") {
      EXPECT_EQ(named, first);
    }
  }
  EXPECT_EQ(kinds, (std::set<std::string>{"important", "priority", "valued"}));
}

TEST_F(Drivers, AreToldAsAProgramReadsThem) {
  const json all = json::parse(json_.text);
  EXPECT_EQ(all["wave"], wave_);
  EXPECT_EQ(all["fictional"], true);
  EXPECT_EQ(all["outcome"], nullptr);
  EXPECT_TRUE(all["not_standardised"].is_string());
  EXPECT_EQ(all["bootstrap"]["replicates"], 1000);
  ASSERT_EQ(all["tables"].size(), 1u);  // one reporting group, which is everybody
  const json& table = all["tables"][0];
  EXPECT_EQ(table["group"], "customers");
  EXPECT_EQ(table["theme"], nullptr);
  ASSERT_EQ(table["aspects"].size(), 5u);
  double whole = 0.0;
  for (const json& aspect : table["aspects"]) {
    const json& importance = aspect["importance"];
    ASSERT_TRUE(importance.is_object()) << json_.text;
    whole += importance["value"].get<double>();
    EXPECT_LE(importance["low"], importance["value"]);
    EXPECT_LE(importance["value"], importance["high"]);
    EXPECT_TRUE(importance["key"].get<std::string>().starts_with("customers.importance/"));
    EXPECT_EQ(aspect["unclear"], aspect["quadrant_probability"] < 0.9);
    EXPECT_EQ(aspect["quadrant"].is_null(), aspect["unclear"].get<bool>());
    EXPECT_TRUE(aspect["penalty"].is_object() && aspect["reward"].is_object());
    EXPECT_EQ(aspect["mean_standardised"], nullptr);
    EXPECT_EQ(aspect["at_equal_outcomes"], nullptr);
    EXPECT_EQ(aspect["differs_at_equal_outcomes"], false);
  }
  EXPECT_NEAR(whole, 100.0, 1e-9);
}

// The study's own tables print the same mean, by another road.
TEST_F(Drivers, HaveTheMeansOfTheTables) {
  const json tables = json::parse(peil("tables " + study() + data() + " --json").text);
  const json all = json::parse(json_.text);
  std::size_t held_against = 0;
  for (const json& aspect : all["tables"][0]["aspects"]) {
    const std::string name = wave_ + "/customers/" + aspect["aspect"].get<std::string>() + "/mean@";
    for (const json& row : tables) {
      if (!row["key"].get<std::string>().starts_with(name)) continue;
      ++held_against;
      EXPECT_NEAR(aspect["mean"]["value"].get<double>(), row["value"].get<double>(), 1e-12);
      EXPECT_NEAR(aspect["mean"]["low"].get<double>(), row["low"].get<double>(), 1e-12);
      EXPECT_EQ(aspect["mean"]["answers"], row["answers"]);
    }
  }
  EXPECT_EQ(held_against, 5u);
}

TEST_F(Drivers, CarryOneDigestInEveryKeyAndAreTheSameAgain) {
  const json all = json::parse(json_.text);
  std::set<std::string> digests;
  for (const json& aspect : all["tables"][0]["aspects"]) {
    for (const json& figure : aspect) {
      if (!figure.is_object()) continue;  // flips, names
      const std::string key = figure["key"];
      digests.insert(key.substr(key.find('@')));
    }
  }
  EXPECT_EQ(digests.size(), 1u);
  EXPECT_EQ(peil(line() + " --json --threads 1").text, json_.text);
}

TEST_F(Drivers, AreToldInWords) {
  const Said said = peil(line());
  EXPECT_EQ(said.status, 0);
  for (const char* words : {"Fictional data", "derived from differences between people",
                            "Residents with a request\n", "people answered to all of them",
                            "how long you had to wait", "outcome = \"...\" in study.toml"})
    EXPECT_TRUE(said.has(words)) << words << '\n' << said.text;
  EXPECT_FALSE(said.has("cause")) << "importance is about what goes together";
}

TEST_F(Drivers, SayWhatIsWrong) {
  const Said unknown = peil("drivers " + study() + data() + " --wave 1999");
  EXPECT_EQ(unknown.status, 1);
  EXPECT_TRUE(unknown.has("no wave '1999'")) << unknown.text;
  EXPECT_EQ(peil("drivers " + study() + data()).status, 2);
  EXPECT_EQ(peil(line() + " --threads none").status, 2);
  EXPECT_EQ(peil("drivers " + study() + " --data /nowhere --wave " + wave_).status, 3);
  const Said none = peil("drivers " PEIL_SOURCE_DIR "/tests/oracle/sfo --wave 2015" + data());
  EXPECT_EQ(none.status, 1);
  EXPECT_TRUE(none.has("no two aspects")) << none.text;
}

}  // namespace
}  // namespace peil
