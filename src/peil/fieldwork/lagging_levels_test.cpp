#include "peil/fieldwork/lagging_levels.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "peil/fieldwork/made_wave_testing.h"

namespace peil::fieldwork {
namespace {

struct Level {
  const char* name;
  std::size_t drawn, complete;
  double weight;  // of each who answered
  int mark;       // of each, but the first gives one less
};

// People by the language that the register has, all of customer group "a".
struct LanguageWave {
  explicit LanguageWave(const std::vector<Level>& levels) : study(made_study()) {
    std::vector<MadePerson> people;
    Grouping language{"tongue", {}, {}};
    for (const Level& level : levels) {
      language.levels.emplace_back(level.name);
      for (std::size_t i = 0; i < level.complete; ++i) {
        people.push_back({0, i == 0 ? level.mark - 1 : level.mark, level.weight});
        language.level.push_back(static_cast<std::uint32_t>(language.levels.size() - 1));
      }
      const auto n = static_cast<double>(level.drawn);
      cells.push_back({"a",
                       "s",
                       {{"tongue", level.name}},
                       10.0 * n,
                       level.drawn,
                       level.complete,
                       level.complete});
    }
    wave = made_wave(people);
    wave.dataset.groupings.push_back(language);
    lines = response_lines(cells, study, nullptr, "group");
  }
  LaggingLevels found() const { return lagging_levels(wave.dataset, wave.weighted, lines, study); }

  Study study;
  std::vector<DrawnCell> cells;
  MadeWave wave;
  std::vector<ResponseLine> lines;
};

// One language group answers 5% and the others 30%; each of its people stands for 200, of the
// others for 33.3: by hand 40 * 200 / (40 * 200 + 300 * 33.3) of the weight.
TEST(LaggingLevels, AreFoundWithTheWeightsTheyRestOn) {
  const LanguageWave wave({{"nl", 1000, 300, 33.3, 8}, {"ti", 800, 40, 200.0, 5}});
  const LaggingLevels found = wave.found();
  ASSERT_EQ(found.levels.size(), 1u);
  const LaggingLevel& one = found.levels.front();
  EXPECT_EQ(one.variable, "tongue");
  EXPECT_EQ(one.level, "ti");
  EXPECT_DOUBLE_EQ(one.response(), 0.05);
  EXPECT_DOUBLE_EQ(one.others_response(), 0.3);
  EXPECT_LT(one.p, 1e-20);
  EXPECT_NEAR(one.weight, 200.0, 1e-9);
  EXPECT_NEAR(one.others_weight, 33.3, 1e-9);
  EXPECT_NEAR(one.of_persons, 800.0 / 1800.0, 1e-12);
  EXPECT_NEAR(one.of_answers, 40.0 / 340.0, 1e-12);
  EXPECT_NEAR(one.of_weight, 8000.0 / (8000.0 + 9990.0), 1e-12);
  EXPECT_EQ(one.answers, 40u);
  EXPECT_EQ(one.others_answers, 300u);
  EXPECT_EQ(one.most_alike, 39u);
  EXPECT_NEAR(one.unweighted, (39.0 * 5.0 + 4.0) / 40.0, 1e-12);
  EXPECT_NEAR(one.weighted, one.unweighted, 1e-12);  // all weights of the level are alike
}

// One of them, who gave a 4, is in another group as well and was drawn from both: half a person.
TEST(LaggingLevels, CountAPersonOfTwoGroupsOnce) {
  LanguageWave wave({{"nl", 1000, 300, 33.3, 8}, {"ti", 800, 40, 200.0, 5}});
  Lists lists{std::vector<std::uint64_t>(340, 1), std::vector<std::uint64_t>(340, 1)};
  lists.on[300] = 3;
  lists.drawn_from[339] = lists.on[339] = 2;
  wave.wave.dataset.design.lists = lists;
  const LaggingLevels found = wave.found();
  ASSERT_EQ(found.levels.size(), 1u);
  const LaggingLevel& one = found.levels.front();
  EXPECT_DOUBLE_EQ(one.weighted, (0.5 * 4.0 + 39.0 * 5.0) / 39.5);
  EXPECT_DOUBLE_EQ(one.weight, 39.5 * 200.0 / 40.0);
}

TEST(LaggingLevels, HaveTheMarkWithAndWithoutWeights) {
  LanguageWave wave({{"nl", 1000, 300, 33.0, 8}, {"ti", 800, 40, 200.0, 5}});
  // The one who gave a 4 stands for 2,200 and not for 200.
  wave.wave.weighted.weight[300] = Weight(2200.0);
  const LaggingLevel one = wave.found().levels.at(0);
  EXPECT_NEAR(one.unweighted, 4.975, 1e-12);
  EXPECT_NEAR(one.weighted, (39.0 * 5.0 * 200.0 + 4.0 * 2200.0) / (39.0 * 200.0 + 2200.0), 1e-12);
}

TEST(LaggingLevels, AreNotThereWhereTheOthersAnswerLittleMoreOrChanceMayHaveDoneIt) {
  EXPECT_TRUE(LanguageWave({{"nl", 1000, 300, 1.0, 8}, {"ti", 800, 130, 1.0, 5}})
                  .found()
                  .levels.empty());  // 16% is more than half of 30%
  EXPECT_TRUE(LanguageWave({{"nl", 40, 12, 1.0, 8}, {"ti", 40, 5, 1.0, 5}})
                  .found()
                  .levels.empty());  // one in ten such pairs
  EXPECT_TRUE(LanguageWave({{"nl", 1000, 300, 1.0, 8}, {"ti", 29, 0, 1.0, 5}})
                  .found()
                  .levels.empty());  // fewer drawn than are tested
}

// What a gate has to know: whom the levels and the groups tell apart.
TEST(LaggingLevels, CountPeopleByCells) {
  const LaggingLevels found =
      LanguageWave({{"nl", 1000, 300, 1.0, 8}, {"ti", 800, 40, 1.0, 5}}).found();
  ASSERT_EQ(found.cells.size(), 2u);
  ASSERT_EQ(found.levels[0].cells.size(), 1u);
  const std::size_t own = found.levels[0].cells[0];
  EXPECT_EQ(found.cells[own].answers, 40u);
  EXPECT_EQ(found.cells[1 - own].answers, 300u);
  EXPECT_EQ(found.cells[own].group, "a");
  // By row: those who speak Tigrinya come last.
  ASSERT_EQ(found.cell_of.size(), 340u);
  EXPECT_EQ(found.cell_of.front(), 1 - own);
  EXPECT_EQ(std::ranges::count(found.cell_of, own), 40);
  EXPECT_EQ(found.cell_of.back(), own);
}

}  // namespace
}  // namespace peil::fieldwork
