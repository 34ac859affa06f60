// The first study goes through everything at once, in each language that it is written in.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/program.h"

namespace peil {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

class NewStudy : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("peil-new-" + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  std::string at(const std::string& name) const { return (folder_ / name).string(); }

  fs::path folder_;
};

TEST_P(NewStudy, ChecksCleanAndIsSimulatedTabledAndReported) {
  const std::string study = at("first");
  const Said made = peil("new " + study + " --language " + GetParam());
  ASSERT_EQ(made.status, 0) << made.text;

  const Said check = peil("check " + study);
  EXPECT_EQ(check.status, 0) << check.text;
  EXPECT_TRUE(check.has("No mistakes.")) << check.text;
  EXPECT_FALSE(check.has("warning")) << check.text;

  const std::string data = " --data " + study + "/practice/data";
  const Said simulated = peil("simulate " + study + " --out " + study + "/practice" + data);
  ASSERT_EQ(simulated.status, 0) << simulated.text;
  const Said tables = peil("tables " + study + data);
  EXPECT_EQ(tables.status, 0) << tables.text;
  const std::string overall = GetParam() == std::string("nl") ? "rapportcijfer" : "overall";
  EXPECT_TRUE(tables.has("/all/" + overall + "/mean@")) << tables.text;
  const Said report = peil("report " + study + data + " --out " + study + "/practice");
  EXPECT_EQ(report.status, 0) << report.text;
  const std::string page = text_of(study + "/practice/report." + GetParam() + ".html");
  EXPECT_NE(
      page.find(GetParam() == std::string("nl") ? "Gemeente Voorbeeldstad" : "Exampletown Council"),
      std::string::npos);
}

TEST_P(NewStudy, HasTenQuestionsAndEveryFileExplainsItself) {
  ASSERT_EQ(peil("new " + at("first") + " --language " + GetParam()).status, 0);
  const std::string form = text_of(at("first/questionnaire.toml"));
  std::size_t questions = 0;
  for (auto found = form.find("[[question]]"); found != std::string::npos;
       found = form.find("[[question]]", found + 1))
    ++questions;
  EXPECT_EQ(questions - 1 + 5, 10u);  // a matrix of five rows is five of them
  for (const auto& file : fs::recursive_directory_iterator(at("first"))) {
    if (!file.is_regular_file()) continue;
    const std::string text = text_of(file.path());
    EXPECT_EQ(text.front(), '#') << file.path();
    EXPECT_EQ(text.find('@'), std::string::npos) << file.path();
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, NewStudy, ::testing::Values("nl", "en"));

using NewStudyRefused = NewStudy;

TEST_P(NewStudyRefused, AFolderThatIsThereIsLeftAsItIs) {
  fs::create_directories(at("mine"));
  std::ofstream(at("mine/study.toml")) << "mine";
  const Said said = peil("new " + at("mine"));
  EXPECT_EQ(said.status, 1);
  EXPECT_TRUE(said.has("left as it is")) << said.text;
  EXPECT_EQ(text_of(at("mine/study.toml")), "mine");
  EXPECT_FALSE(fs::exists(at("mine/questionnaire.toml")));
}

TEST_P(NewStudyRefused, ALanguageThatIsNotThereNamesThoseThatAre) {
  const Said said = peil("new " + at("first") + " --language fr");
  EXPECT_EQ(said.status, 1);
  EXPECT_TRUE(said.has("Choose one of: en, nl")) << said.text;
  EXPECT_FALSE(fs::exists(at("first")));
}

INSTANTIATE_TEST_SUITE_P(Once, NewStudyRefused, ::testing::Values("en"));

}  // namespace
}  // namespace peil
