// Waves with people in common: followed by an id that tells nothing, and tested as what they are.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "cli/program.h"

namespace peil {
namespace {

namespace fs = std::filesystem;

class Panel : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("peil-panel-" + std::to_string(::getpid()));
    fs::create_directories(folder_);
    fs::copy(PEIL_SOURCE_DIR "/tests/oracle/sfo", folder_ / "study", fs::copy_options::recursive);
    for (const char* wave : {"2015", "2016"}) plan(wave, "panel = \"travellers\"\n");
    // Sixty people who were asked twice; every fourth gives one point more.
    std::ofstream before(folder_ / "2015.csv"), after(folder_ / "2016.csv");
    before << "resp,area,q_all\n", after << "resp,area,q_all\n";
    for (int i = 0; i < 60; ++i) {
      const int rating = 1 + i * 7 % 5;
      before << "p" << i << ",A," << rating << '\n';
      after << "p" << i << ",A," << std::min(rating + (i % 4 == 0 ? 1 : 0), 5) << '\n';
    }
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string at(const char* name) const { return (folder_ / name).string(); }

  void plan(const std::string& wave, const std::string& panel) const {
    std::ofstream(folder_ / "study/plans" / (wave + ".toml"))
        << "wave = \"" << wave << "\"\n"
        << panel << "[import]\ngroup = \"area\"\nrespondent = \"resp\"\n";
  }

  void import() const {
    const std::string where = " --import-key " + at("key") + " --data " + at("data");
    EXPECT_EQ(peil("data init " + at("study") + where).status, 0);
    for (const std::string wave : {"2015", "2016"}) {
      const Said said = peil("import " + at("study") + " " + at((wave + ".csv").c_str()) +
                             " --wave " + wave + where);
      ASSERT_EQ(said.status, 0) << said.text;
    }
  }

  Said analyse(const std::string& plan) const {
    std::ofstream(folder_ / "plan.json") << plan;
    return peil("analyse " + at("plan.json") + " --study " + at("study") + " --data " + at("data"));
  }

  Said claims() const {
    std::ofstream(folder_ / "letter.en.md") << "---\nstudy: sfo\n---\n[Travellers are more "
                                               "satisfied than in 2015]{claim=rise measure=q_all "
                                               "group=airport waves=\"2015 2016\"}.\n";
    return peil("claims " + at("letter.en.md") + " --study " + at("study") + " --data " +
                at("data"));
  }

  fs::path folder_;
};

std::string value_of(const Said& said, const std::string& line) {
  const std::size_t from = said.text.find("\n" + line + ",");
  if (from == std::string::npos) return "no " + line + " in " + said.text;
  const std::size_t value = from + line.size() + 2;
  return said.text.substr(value, said.text.find_first_of(",\n", value) - value);
}

TEST_F(Panel, IsComparedLikeTheFilesThatItCameFrom) {
  import();
  const Said files = analyse(
      R"({"data": {"a": {"file": "2015.csv"}, "b": {"file": "2016.csv"}},
          "designs": {"a": {"data": "a"}, "b": {"data": "b"}},
          "analyses": [{"id": "c", "statistic": "change", "before": "a", "after": "b",
            "variables": ["q_all"], "samples": "overlapping", "unit": "resp"}]})");
  const Said waves = analyse(
      R"({"data": {"a": {"wave": "2015"}, "b": {"wave": "2016"}},
          "analyses": [{"id": "c", "statistic": "change", "before": "a", "after": "b",
            "variables": ["q_all"], "samples": "overlapping", "unit": "panel_member"}]})");
  for (const char* quantity : {"estimate", "se", "df", "p", "n_matched", "covariance"}) {
    const std::string line = std::string("c,q_all,,,") + quantity;
    EXPECT_EQ(std::stod("0" + value_of(waves, line)), std::stod("0" + value_of(files, line)))
        << quantity << '\n'
        << waves.text;
  }
  EXPECT_EQ(value_of(waves, "c,q_all,,,n_matched"), "60");
}

TEST_F(Panel, CarriesASmallChangeInALetterThatIndependentSamplesWouldNot) {
  import();
  const Said followed = claims();
  EXPECT_EQ(followed.status, 0) << followed.text;
  EXPECT_TRUE(followed.has("SUPPORTED")) << followed.text;
}

TEST_F(Panel, IsNotFollowedUnlessThePlansSaySo) {
  for (const char* wave : {"2015", "2016"}) plan(wave, "");
  import();
  const Said independent = claims();
  EXPECT_EQ(independent.status, 1) << independent.text;
  EXPECT_TRUE(independent.has("NOT-DEMONSTRABLE")) << independent.text;
  const Said waves = analyse(
      R"({"data": {"a": {"wave": "2015"}}, "analyses": [{"id": "m", "statistic": "mean",
            "variables": ["q_all"], "by": ["panel_member"]}]})");
  EXPECT_TRUE(waves.has("has no column 'panel_member'")) << waves.text;
}

TEST_F(Panel, IsNotTakenForIndependentSamples) {
  import();
  const Said waves = analyse(
      R"({"data": {"a": {"wave": "2015"}, "b": {"wave": "2016"}},
          "analyses": [{"id": "c", "statistic": "change", "before": "a", "after": "b",
            "variables": ["q_all"]}]})");
  EXPECT_EQ(waves.status, 1);
  EXPECT_TRUE(waves.has("are of one panel.")) << waves.text;
  // One person is nobody's figure.
  const Said one = analyse(
      R"({"data": {"a": {"wave": "2015"}}, "analyses": [{"id": "m", "statistic": "mean",
            "variables": ["q_all"], "by": ["panel_member"]}]})");
  EXPECT_FALSE(one.has(",estimate,")) << one.text;
  EXPECT_TRUE(one.has("'panel_member' names single people.")) << one.text;
  const Said ids = analyse(
      R"x({"data": {"a": {"wave": "2015", "derive": {"who": "if(${q_all} > 0, ${panel_member}, '')"}}},
          "analyses": [{"id": "p", "statistic": "proportion", "variables": ["who"]}]})x");
  EXPECT_EQ(ids.status, 1);
  EXPECT_TRUE(ids.has("'panel_member' names single people.")) << ids.text;
}

TEST_F(Panel, NeedsAColumnThatNamesItsPeople) {
  std::ofstream(folder_ / "study/plans/2015.toml")
      << "wave = \"2015\"\npanel = \"travellers\"\n[import]\ngroup = \"area\"\n";
  const Said said = peil("check " + at("study"));
  EXPECT_EQ(said.status, 1);
  EXPECT_TRUE(said.has("A panel is followed by its people")) << said.text;
}

}  // namespace
}  // namespace peil
