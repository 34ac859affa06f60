// Transcripts of `peil response` on fictional answers to the first study of `peil new`.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "cli/program.h"

namespace peil {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

// Made once: the answers do not change.
class ResponseCommand : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = fs::temp_directory_path() / ("peil-response-" + std::to_string(::getpid()));
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
  static std::string line() { return "response " + study() + data(); }

  inline static fs::path folder_;
  inline static std::string wave_;
  inline static Said json_;
};

TEST_F(ResponseCommand, GroupsAddUpToEverybody) {
  const json all = json::parse(json_.text);
  EXPECT_EQ(all["wave"], wave_);
  EXPECT_EQ(all["fictional"], true);
  EXPECT_EQ(all["who_was_asked_is_known"], true);
  std::map<std::string, std::size_t> drawn, complete;
  for (const json& one : all["response"]) {
    ASSERT_EQ(one["held"], nullptr) << one.dump();
    drawn[one["variable"]] += one["drawn"].get<std::size_t>();
    complete[one["variable"]] += one["complete"].get<std::size_t>();
    EXPECT_DOUBLE_EQ(one["rr1"].get<double>(),
                     one["complete"].get<double>() / one["drawn"].get<double>());
    EXPECT_LE(one["rr1"], one["rr2"]);
  }
  EXPECT_GT(drawn["all"], 100u);
  EXPECT_GT(complete["all"], 30u);
  for (const char* variable : {"reporting_group", "customer_group"}) {
    EXPECT_EQ(drawn[variable], drawn["all"]);
    EXPECT_EQ(complete[variable], complete["all"]);
  }
  std::size_t answered = 0;
  for (const json& one : all["languages"]) answered += one["answered"].get<std::size_t>();
  EXPECT_EQ(answered, all["response"][0]["answered"].get<std::size_t>());
}

TEST_F(ResponseCommand, WeighedMarksAreThoseOfTheFindings) {
  const json all = json::parse(json_.text);
  const Said found = peil("findings " + study() + data() + " --json");
  ASSERT_EQ(found.status, 0) << found.text;
  std::size_t compared = 0;
  const json list = json::parse(found.text);
  for (const json& finding : list["findings"]) {
    if (finding["kind"] != "level") continue;
    const json& level = finding["comparisons"][0];
    for (const json& mark : all["weighting"]) {
      if (mark["group"] != level["group"]) continue;
      ++compared;
      EXPECT_NEAR(mark["weighted"].get<double>(), level["value"].get<double>(), 1e-9);
      EXPECT_EQ(mark["answers"], level["answers"]);
    }
  }
  EXPECT_GT(compared, 0u);
}

TEST_F(ResponseCommand, IsToldToAPerson) {
  const Said said = peil(line() + " --wave " + wave_);
  EXPECT_EQ(said.status, 0);
  EXPECT_THAT(said.text, AllOf(HasSubstr("who took part."), HasSubstr("RR1 weighted"),
                               HasSubstr("Fictional data"), HasSubstr("don't know"),
                               HasSubstr("design effect"), HasSubstr("those before them")));
}

TEST_F(ResponseCommand, OfAWaveThatIsNotThereIsAProblem) {
  const Said said = peil(line() + " --wave 1900");
  EXPECT_EQ(said.status, 1);
  EXPECT_THAT(said.text, HasSubstr("There is no wave '1900'."));
}

}  // namespace
}  // namespace peil
