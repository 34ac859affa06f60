// The table of problem codes in docs/formats/study.md and the sources say the same.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

std::set<std::string> codes_in(const std::string& text, char quote) {
  const std::string q(1, quote);
  const std::regex code(q + "([a-z]+\\.[a-z0-9-]+)" + q);
  std::set<std::string> found;
  for (std::sregex_iterator it(text.begin(), text.end(), code), end; it != end; ++it) {
    const std::string one = (*it)[1];
    if (!one.ends_with(".toml") && !one.ends_with(".xlf")) found.insert(one);
  }
  return found;
}

TEST(ProblemCodes, AreAllInTheTableOfTheFormat) {
  const fs::path root = PEIL_SOURCE_DIR;
  std::set<std::string> given;
  for (const auto& entry : fs::directory_iterator(root / "src/peil/study")) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".cpp") && !name.ends_with("_test.cpp"))
      given.merge(codes_in(text_of(entry.path()), '"'));
  }
  const std::string format = text_of(root / "docs/formats/study.md");
  const auto start = format.find("## Problems");
  ASSERT_NE(start, std::string::npos);
  EXPECT_EQ(codes_in(format.substr(start), '`'), given);
  EXPECT_GT(given.size(), 70u);
}

}  // namespace
