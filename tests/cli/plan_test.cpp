// A plan is locked while its wave is open; what changes afterwards is found, and told or not.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/program.h"

namespace peil {
namespace {

namespace fs = std::filesystem;

class LockedPlans : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("peil-plan-" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    ASSERT_EQ(peil("new " + folder_.string() + " --language en").status, 0);
    for (const auto& file : fs::directory_iterator(folder_ / "plans"))
      wave_ = file.path().stem().string();
  }
  void TearDown() override { fs::remove_all(folder_); }

  Said plan(const std::string& what, const std::string& more = "") const {
    return peil("plan " + what + " " + folder_.string() + " --wave " + wave_ + " " + more);
  }
  void replace(const std::string& file, const std::string& from, const std::string& to) const {
    std::ostringstream text;
    text << std::ifstream(folder_ / file).rdbuf();
    std::string all = text.str();
    const auto at = all.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    std::ofstream(folder_ / file) << all.replace(at, from.size(), to);
  }

  fs::path folder_;
  std::string wave_;
};

TEST_F(LockedPlans, ADeviationIsFoundUntilAnAmendmentTellsIt) {
  EXPECT_TRUE(plan("show").has("was not locked"));
  const Said locked = plan("lock", "--by \"A. Jansen, analyst\"");
  ASSERT_EQ(locked.status, 0) << locked.text;
  EXPECT_TRUE(locked.has("Locked: ")) << locked.text;
  EXPECT_EQ(plan("show").status, 0);
  EXPECT_TRUE(plan("show").has("The plan is as it was locked."));

  replace("study.toml", "least_shown = 10", "least_shown = 25");
  const Said deviates = plan("show");
  EXPECT_EQ(deviates.status, 1);
  EXPECT_TRUE(deviates.has("Not told: rules/least_shown is: 25; it was: 10")) << deviates.text;

  const Said amended = plan("amend", "--by B --reason \"asked by the council\"");
  ASSERT_EQ(amended.status, 0) << amended.text;
  const Said told = plan("show");
  EXPECT_EQ(told.status, 0);
  EXPECT_TRUE(told.has("asked by the council")) << told.text;
  EXPECT_TRUE(plan("amend", "--by B --reason \"once more\"").has("as it was locked and amended"));
}

// A table that stands in the plan is not added afterwards; one that is changed, or new, is.
TEST_F(LockedPlans, ATableByASpecificationIsAnEntryOfThePlan) {
  fs::create_directories(folder_ / "tables");
  std::ofstream(folder_ / "tables/marks.toml")
      << "title = \"Marks\"\nrows = [\"overall\"]\ncolumns = [\"channel\"]\n";
  ASSERT_EQ(plan("lock", "--by A").status, 0);
  const std::string all = " " + folder_.string() + " --data " + folder_.string() + "/data ";
  ASSERT_EQ(peil("simulate" + all + "--out " + folder_.string() + "/practice").status, 0);
  const auto table = [&] {
    return peil("tables" + all + "--language en --json --spec " + folder_.string() +
                "/tables/marks.toml");
  };
  const Said as_locked = table();
  ASSERT_EQ(as_locked.status, 0) << as_locked.text;
  EXPECT_TRUE(as_locked.has("This table stands in the plan")) << as_locked.text;
  EXPECT_TRUE(as_locked.has("\"added_afterwards\": false"));

  replace("tables/marks.toml", "[\"channel\"]", "[\"channel\", \"district\"]");
  EXPECT_TRUE(plan("show").has("Not told: table/marks is: ")) << plan("show").text;
  const Said changed = table();
  EXPECT_TRUE(changed.has("added afterwards")) << changed.text;
  EXPECT_TRUE(changed.has("\"added_afterwards\": true"));

  ASSERT_EQ(plan("amend", "--by B --reason \"asked by the council\"").status, 0);
  const Said amended = table();
  EXPECT_TRUE(amended.has("asked by the council")) << amended.text;
  EXPECT_TRUE(amended.has("\"added_afterwards\": true"));

  replace("tables/marks.toml", "\"overall\"", "\"overal\"");
  const Said wrong = plan("show");
  EXPECT_EQ(wrong.status, 1);
  EXPECT_TRUE(wrong.has("tables/marks.toml:2")) << wrong.text;
}

TEST_F(LockedPlans, ALockIsMadeOnceAndNotByHand) {
  ASSERT_EQ(plan("lock", "--by A").status, 0);
  const Said again = plan("lock", "--by A");
  EXPECT_EQ(again.status, 1);
  EXPECT_TRUE(again.has("is locked already")) << again.text;
  replace("locks/" + wave_ + ".json", "\"A\"", "\"Z\"");
  const Said broken = peil("check " + folder_.string());
  EXPECT_EQ(broken.status, 1);
  EXPECT_TRUE(broken.has("not what peil wrote")) << broken.text;
}

// Answers first, the lock taken away and made again: it may not look as if it came before them.
TEST_F(LockedPlans, ALockThatIsMadeAgainSaysThatAnswersWereThere) {
  ASSERT_EQ(plan("lock", "--by A").status, 0);
  const std::string data = " --data " + folder_.string() + "/data ";
  ASSERT_EQ(peil("simulate " + folder_.string() + data + "--out " + folder_.string() + "/practice")
                .status,
            0);
  fs::remove_all(folder_ / "locks");
  const Said again = plan("lock", "--by A");
  ASSERT_EQ(again.status, 0) << again.text;
  EXPECT_TRUE(again.has("Wave " + wave_ + " has ") && again.has(" answers already")) << again.text;
  const Said show = plan("show");
  EXPECT_EQ(show.status, 0) << show.text;
  EXPECT_TRUE(show.has("Answers to the wave that were there by then: ")) << show.text;
  const Said report = peil("report " + folder_.string() + data + "--language en --out " +
                           folder_.string() + "/practice");
  ASSERT_EQ(report.status, 0) << report.text;
  bool is_told = false;
  for (const auto& file : fs::recursive_directory_iterator(folder_ / "practice")) {
    if (file.path().extension() != ".html") continue;
    std::ostringstream page;
    page << std::ifstream(file.path()).rdbuf();
    is_told =
        is_told || page.str().find("so that it was not made before them") != std::string::npos;
  }
  EXPECT_TRUE(is_told);
}

// An outcome of the case that is named after the lock bears on what aspects are found to weigh.
TEST_F(LockedPlans, DriversThatRestOnAChangeSaySo) {
  ASSERT_EQ(plan("lock", "--by A").status, 0);
  const std::string all = " " + folder_.string() + " --data " + folder_.string() + "/data ";
  ASSERT_EQ(peil("simulate" + all + "--out " + folder_.string() + "/practice").status, 0);
  const std::string drivers = "drivers" + all + "--wave " + wave_ + " ";
  EXPECT_TRUE(peil(drivers + "--json").has("\"added_afterwards\": false"));
  EXPECT_FALSE(peil(drivers).has("Added afterwards"));

  replace("study.toml", "overall = \"overall\"", "overall = \"overall\"\noutcome = \"channel\"");
  const Said json = peil(drivers + "--json");
  EXPECT_TRUE(json.has("\"added_afterwards\": true")) << json.text;
  EXPECT_FALSE(json.has("\"added_afterwards\": false")) << json.text;
  EXPECT_TRUE(peil(drivers).has("Added afterwards: "));
  const Said findings = peil("findings" + all + "--json");
  ASSERT_EQ(findings.status, 0) << findings.text;
  const auto kinds = findings.text.find("\"kind\": \"important\"");
  ASSERT_NE(kinds, std::string::npos) << findings.text;
  EXPECT_NE(findings.text.find("\"added_afterwards\": true", kinds), std::string::npos)
      << findings.text;
}

TEST_F(LockedPlans, BlanksSignForNothing) {
  EXPECT_TRUE(plan("lock", "--by \" \"").has("Nobody signs for this."));
  ASSERT_EQ(plan("lock", "--by A").status, 0);
  replace("study.toml", "least_shown = 10", "least_shown = 25");
  const Said amended = plan("amend", "--by \" \" --reason \" \"");
  EXPECT_EQ(amended.status, 1);
  EXPECT_TRUE(amended.has("Nobody signs for this.") && amended.has("without a reason"))
      << amended.text;
}

TEST_F(LockedPlans, AClosedWaveIsLockedTooLate) {
  const Said late = peil("plan lock " PEIL_SOURCE_DIR "/examples/ind --wave 2013 --by A");
  EXPECT_EQ(late.status, 1);
  EXPECT_TRUE(late.has("proves nothing")) << late.text;
}

TEST(PlanSize, TellsAllThatIsWrongWithAWish) {
  const Said wrong = peil("plan size nowhere --margin x --power 2 --interview-price 0");
  EXPECT_EQ(wrong.status, 2);
  EXPECT_EQ(wrong.text,
            "--margin: It takes a number above 0.001 and below 10.\n"
            "--power: It takes a number above 0.25 and below 1.\n"
            "--interview-price: It takes a number above 0 and below 1000000.\n"
            "See peil plan size --help.\n");
  const Said given = peil("plan size nowhere --margin 0.1 --allocation given");
  EXPECT_EQ(given.status, 2);
  EXPECT_TRUE(given.has("--allocation: It is one of neyman, proportional, equal, power."))
      << given.text;
  for (const char* wish : {"", " --margin 0.1 --change 0.2"}) {
    const Said none = peil("plan size nowhere" + std::string(wish));
    EXPECT_EQ(none.status, 2);
    EXPECT_TRUE(none.has("Say what is wanted: --margin or --change, one of the two.")) << none.text;
  }
}

}  // namespace
}  // namespace peil
