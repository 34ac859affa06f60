// Letters that nobody here wrote, with every claim annotated and a judge of their own: how many are
// found, how many judged right, and that none is falsely supported.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <regex>

#include "cli/program.h"

namespace peil {
namespace {

TEST(SharedLetters, AreFoundAndJudgedAndNoneIsFalselySupported) {
  const char* shared = std::getenv("PEIL_SHARED");
  const std::filesystem::path folder =
      std::filesystem::path(shared != nullptr ? shared : PEIL_SOURCE_DIR "/../shared") / "letters";
  if (!std::filesystem::exists(folder / "judge.py")) GTEST_SKIP() << "No letters at " << folder;
  const std::string said = printed("/usr/bin/python3 " + (folder / "judge.py").string() + " " +
                                   (folder / "public").string() +
                                   " --run " PEIL_PROGRAM " --study " + (folder / "study").string())
                               .text;
  std::smatch of;
  const std::regex line(
      "recall ([0-9.]+) precision ([0-9.]+) verdict ([0-9.]+) false-supported "
      "([0-9]+) of");
  ASSERT_TRUE(std::regex_search(said, of, line)) << said;
  EXPECT_GE(std::stod(of[1]), 0.95);
  EXPECT_GE(std::stod(of[2]), 0.90);
  EXPECT_GE(std::stod(of[3]), 0.90);
  EXPECT_EQ(of[4], "0");
}

}  // namespace
}  // namespace peil
