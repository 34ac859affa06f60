#include "peil/base/counted.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

namespace peil {
namespace {

TEST(Counted, TheNounAgreesWithItsNumber) {
  EXPECT_EQ(counted(1, "row"), "1 row");
  EXPECT_EQ(counted(0, "row"), "0 rows");
  EXPECT_EQ(counted(12, "row"), "12 rows");
  EXPECT_EQ(counted(1, "person", "people"), "1 person");
  EXPECT_EQ(counted(2, "person", "people"), "2 people");
  EXPECT_EQ(counted(1, "figure was", "figures were"), "1 figure was");
  EXPECT_EQ(counted("0.5", "day"), "0.5 days");
  EXPECT_EQ(counted("1", "day"), "1 day");
}

// "1 rows" came back wherever a message put a number and a noun together by itself.
TEST(Counted, IsTheOnlyHomeOfNumbersBeforeNouns) {
  const std::regex by_itself(
      R"(to_string\([^;"]*\)\s*\+\s*" (?:rows|units|answers|people|waves|figures|mistakes|fields|columns|persons|responses|numbers|replicates)\b)"
      R"(|== 1 \? " [^"]*" : " [^"]*s\b)");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(
           std::filesystem::path(PEIL_SOURCE_DIR) / "src/peil")) {
    const std::string name = entry.path().filename().string();
    const auto ends = [&](const char* end) { return name.ends_with(end); };
    if (!(ends(".cpp") || ends(".h")) || ends("_test.cpp")) continue;
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    const std::string all = text.str();
    for (std::sregex_iterator at(all.begin(), all.end(), by_itself), end; at != end; ++at)
      ADD_FAILURE() << entry.path() << ": " << at->str();
  }
}

}  // namespace
}  // namespace peil
