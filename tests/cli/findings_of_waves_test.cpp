// Waves of which the truth is known: what is found of them is what a test by hand finds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "cli/odd_study.h"
#include "cli/program.h"

namespace peil {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class FindingsOfWaves : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "peil-found-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string done(const std::string& words) const {
    const Said said = peil(words);
    EXPECT_EQ(said.status, 0) << words << '\n' << said.text;
    return said.text;
  }

  void make(const OddStudy& odd, const std::string& wave) const {
    for (const auto& [name, text] : files_of(odd)) {
      fs::create_directories((folder_ / "odd" / name).parent_path());
      std::ofstream(folder_ / "odd" / name, std::ios::binary) << text;
    }
    done("simulate " + study() + " --out " + (folder_ / ("made-" + wave)).string() + " --waves " +
         wave + data());
  }

  json findings() const { return json::parse(done("findings " + study() + data() + " --json")); }
  std::string report() const {
    const std::string out = (folder_ / "report.en.html").string();
    done("report " + study() + data() + " --language en --out " + out);
    std::ifstream file(out, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  std::string study() const { return (folder_ / "odd").string(); }
  std::string data() const { return " --data " + (folder_ / "data").string(); }

  fs::path folder_;
};

const json* of_kind(const json& all, const std::string& kind) {
  for (const json& finding : all["findings"]) {
    if (finding["kind"] == kind) return &finding;
  }
  return nullptr;
}

// The two marks and the ends of their intervals are enough for a test by hand: with some hundreds
// of answers Student's quantile is that of the normal distribution.
double p_by_hand(const json& comparison, const json& tables) {
  const auto figure = [&](const std::string& key) {
    for (const json& row : tables) {
      if (row["key"] == key)
        return std::pair(row["value"].get<double>(),
                         (row["high"].get<double>() - row["low"].get<double>()) / 2.0 / 1.96);
    }
    ADD_FAILURE() << key;
    return std::pair(0.0, 1.0);
  };
  const auto [now, now_error] = figure(comparison["key"]);
  const auto [then, then_error] = figure(comparison["against"]["key"]);
  return std::erfc(std::abs(now - then) / std::hypot(now_error, then_error) / std::sqrt(2.0));
}

// 0.08 of a mark: of 325 answers a wave it is nothing, of 4,000 it is more than chance, up and
// down.
TEST_F(FindingsOfWaves, ASmallChangeOfFewIsNotShownAndThatOfManyIs) {
  int not_shown = 0;
  for (const auto& [drawn, rises] :
       {std::pair(325, true), {325, false}, {4000, true}, {4000, false}}) {
    SCOPED_TRACE(std::to_string(drawn) + (rises ? " up" : " down"));
    OddStudy odd{.groups = 1, .aspects = 1, .frame = 8000, .drawn = drawn, .response = 1.0};
    odd.means = {rises ? std::pair(7.16, 7.24) : std::pair(7.24, 7.16)};
    for (const char* made : {"data", "made-2024", "made-2025"}) fs::remove_all(folder_ / made);
    for (const char* wave : {"2024", "2025"}) make(odd, wave);
    const json all = findings();
    const json tables = json::parse(done("tables " + study() + data() + " --json"));
    const json* change = nullptr;
    for (const json& finding : all["findings"]) {
      if (finding["kind"] == "change" && finding["comparisons"][0]["statistic"] == "mean" &&
          finding["comparisons"][0]["measure"] == "overall")
        change = &finding;
    }
    ASSERT_NE(change, nullptr);
    const json& comparison = (*change)["comparisons"][0];
    const double p = p_by_hand(comparison, tables);
    EXPECT_NEAR(comparison["p"].get<double>(), p, 0.01 + 0.05 * p);
    // Chance may show 325 people a change; 4,000 see the one that is there.
    const bool shown = p < 0.05;
    EXPECT_TRUE(shown || drawn < 4000);
    const double moved = comparison["difference"].get<double>();
    EXPECT_TRUE((moved > 0.0) == rises || drawn < 4000);
    EXPECT_EQ(comparison["verdict"], !shown ? "not-shown" : moved > 0.0 ? "rose" : "fell");
    // Itself, or an end of the scale that moved with it: the same thing stands out once.
    const bool stands_out = std::ranges::any_of(all["findings"], [](const json& finding) {
      return finding["stands_out"].get<int>() > 0 &&
             (finding["kind"] == "change" || finding["kind"] == "tails") &&
             finding["comparisons"][0]["measure"] == "overall";
    });
    if (shown)
      EXPECT_TRUE(stands_out);
    else
      EXPECT_EQ((*change)["stands_out"], 0);
    const std::string sentence = (*change)["sentence"]["en"];
    if (shown)
      EXPECT_THAT(sentence,
                  AllOf(HasSubstr(moved > 0.0 ? " higher than in 2024" : " lower than in 2024"),
                        HasSubstr("more than chance")));
    else
      EXPECT_THAT(sentence, HasSubstr("no demonstrable change"));
    not_shown += shown ? 0 : 1;
  }
  EXPECT_GE(not_shown, 1);
}

// Both groups gave what they gave; there are more of the content ones.
TEST_F(FindingsOfWaves, WhereOnlyTheMixMovedThatIsSaidBesideTheChange) {
  OddStudy odd{.groups = 2, .aspects = 1, .frame = 3000, .drawn = 1500, .response = 1.0};
  odd.means = {{8.0, 8.0}, {6.5, 6.5}};
  odd.shares = {0.3, 0.7};
  make(odd, "2024");
  odd.shares = {0.7, 0.3};
  make(odd, "2025");
  const json all = findings();
  const json* mix = of_kind(all, "mix");
  ASSERT_NE(mix, nullptr) << all.dump(2);
  EXPECT_NEAR((*mix)["mix"]["mix"].get<double>(), 0.6, 0.1);
  EXPECT_NEAR((*mix)["mix"]["within"].get<double>(), 0.0, 0.1);
  EXPECT_THAT((*mix)["sentence"]["en"].get<std::string>(),
              AllOf(HasSubstr("of another mix"), HasSubstr("Groep 1, from 30% to 7")));
  const std::string page = report();
  EXPECT_THAT(page, HasSubstr("of another mix"));
}

}  // namespace
}  // namespace peil
