// The example of docs/commands/analyse.md is run as it stands there, and README.md shows the same.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const std::string source_tree = PEIL_SOURCE_DIR;

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string slurp(const std::string& path) {
  std::ifstream in(path);
  EXPECT_TRUE(in) << path;
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// The indented block below the first line that holds `mark`, without its indent.
std::string block_after(const std::string& page, const std::string& mark) {
  const std::vector<std::string> lines = lines_of(page);
  std::size_t at = 0;
  while (at < lines.size() && lines[at].find(mark) == std::string::npos) ++at;
  do {
    ++at;
  } while (at < lines.size() && lines[at].empty());
  std::string block;
  for (; at < lines.size() && lines[at].starts_with("    "); ++at)
    block += lines[at].substr(4) + "\n";
  return block;
}

std::string json_of(const std::string& page) {
  const std::string fence = "```json\n";
  const std::size_t from = page.find(fence) + fence.size();
  return page.substr(from, page.find("```", from) - from);
}

std::string run(const std::string& command) {
  std::string text;
  FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
  std::array<char, 4096> piece{};
  for (std::size_t n = 0; (n = std::fread(piece.data(), 1, piece.size(), pipe)) > 0;)
    text.append(piece.data(), n);
  EXPECT_EQ(WEXITSTATUS(::pclose(pipe)), 0) << text;
  return text;
}

// What the program prints for the example of the page.
std::string printed(const std::string& page) {
  std::string name = (fs::temp_directory_path() / "peil-page-XXXXXX").string();
  const fs::path folder = ::mkdtemp(name.data());
  std::ofstream(folder / "wave.csv") << block_after(page, "`wave.csv`");
  std::ofstream(folder / "plan.json") << json_of(page);
  const std::string text = run(PEIL_PROGRAM " analyse " + (folder / "plan.json").string());
  fs::remove_all(folder);
  return text;
}

TEST(AnalysePage, PrintsWhatTheProgramPrints) {
  const std::string page = slurp(source_tree + "/docs/commands/analyse.md");
  EXPECT_EQ(block_after(page, "$ peil analyse plan.json"), printed(page));
}

TEST(AnalysePage, HasTheFiguresOfTheReadme) {
  const std::string text = printed(slurp(source_tree + "/docs/commands/analyse.md"));
  std::size_t figures = 0;
  for (const std::string& line : lines_of(slurp(source_tree + "/README.md"))) {
    const std::size_t at = std::min(line.find("mark,overall,"), line.find("norm,overall,"));
    if (at == std::string::npos) continue;
    ++figures;
    EXPECT_NE(text.find(line.substr(at) + "\n"), std::string::npos) << line;
  }
  EXPECT_GE(figures, 4u);
}

}  // namespace
