// Holds the source tree to its map: every folder includes only from folders before it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

namespace fs = std::filesystem;

// The river, from source to sea. A folder sees itself and what lies before it.
// clang-format off
const std::vector<std::string> river{
    "base", "language", "model",                                 // tools, words, nouns
    "access", "study", "reading", "sampling", "interview",       // verbs: pure functions
    "table", "dataset", "weighting", "estimate", "fieldwork", "drivers", "coding", "analysis",
    "disclosure", "findings", "report", "followup",
    "simulation", "exchange",
    "ports", "app",                                              // needs, then use cases
    "files", "store", "mail", "render",                          // adapters: the only I/O
    "cli", "web", "main"};                                       // doors, and the wiring
// clang-format on

const std::set<std::string> adapters{"files", "store", "mail", "render"};
const std::set<std::string> below_adapters{"base", "language", "model", "ports"};
const std::set<std::string> doors{"cli", "web"};

auto rank(const std::string& folder) { return std::ranges::find(river, folder) - river.begin(); }

bool may_include(const std::string& from, const std::string& to) {
  if (from == to || from == "main") return true;
  if (adapters.contains(from)) return below_adapters.contains(to);
  if (doors.contains(from) && (adapters.contains(to) || doors.contains(to))) return false;
  return rank(to) < rank(from);
}

TEST(Layers, EveryIncludePointsUpstream) {
  const fs::path root = PEIL_SOURCE_DIR "/src/peil";
  const std::regex include(R"(^\s*#\s*include\s*"peil/([a-z_]+)/)");
  int seen = 0;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
    const std::string from = entry.path().lexically_relative(root).begin()->string();
    ASSERT_LT(rank(from), std::ssize(river)) << from << " is not on the map";
    std::ifstream file(entry.path());
    std::smatch found;
    for (std::string line; std::getline(file, line);) {
      if (!std::regex_search(line, found, include)) continue;
      ++seen;
      EXPECT_TRUE(may_include(from, found[1])) << entry.path() << " includes " << found[1];
    }
  }
  EXPECT_GT(seen, 0) << "no source under " << root;
}

// Files that only tests read may name a language.
bool is_for_tests(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.ends_with("_test.cpp") || name.starts_with("test_") || name == "testing.h" ||
         name.ends_with("_testing.h") || name == "sample_study.h" ||
         path.parent_path().filename() == "testing";
}

TEST(Layers, NoSourceOutsideTheTextsNamesALanguage) {
  std::string codes;
  for (const auto& entry : fs::directory_iterator(PEIL_SOURCE_DIR "/assets/texts")) {
    codes += (codes.empty() ? "" : "|") + entry.path().stem().string();
  }
  ASSERT_NE(codes, "");
  // "nl" as a whole, at the start of a tag, or within the name of a file.
  const std::regex named("\"(" + codes + ")[\"-]|\\.(" + codes + ")\\.");
  const std::regex comment("(^|\\s)//.*");
  int seen = 0;
  for (const auto& entry : fs::recursive_directory_iterator(PEIL_SOURCE_DIR "/src/peil")) {
    if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
    if (is_for_tests(entry.path()) || entry.path().filename() == "texts.cpp") continue;
    std::ifstream file(entry.path());
    for (std::string line; std::getline(file, line); ++seen) {
      const std::string code = std::regex_replace(line, comment, "");
      EXPECT_FALSE(std::regex_search(code, named)) << entry.path() << ": " << line;
    }
  }
  EXPECT_GT(seen, 10'000);
}

TEST(Layers, TheMapItself) {
  EXPECT_TRUE(may_include("weighting", "model"));
  EXPECT_FALSE(may_include("model", "weighting"));
  EXPECT_FALSE(may_include("estimate", "ports"));  // the pure part never sees the outside
  EXPECT_FALSE(may_include("web", "store"));       // only main knows which store it is
  EXPECT_FALSE(may_include("cli", "web"));
  EXPECT_FALSE(may_include("store", "app"));
  EXPECT_TRUE(may_include("main", "store"));
}

}  // namespace
