#include "peil/findings/response_change.h"

#include <gtest/gtest.h>

#include "peil/findings/letter_testing.h"

namespace peil::findings {
namespace {

std::vector<WaveResults> waves(std::size_t complete_before, std::size_t complete_after,
                               std::size_t drawn = 1000) {
  std::vector<WaveResults> all{wave_of("2011"), wave_of("2013")};
  for (WaveResults& wave : all) {
    answered(wave, "vr", 7.0, 400);
    wave.response = {
        {"vreemdelingen", drawn, 500, wave.wave == "2011" ? complete_before : complete_after},
        {"advocaten", 800, 200, 200}};
  }
  return all;
}

std::vector<ResponseChange> changes(const Study& study, const std::vector<WaveResults>& all) {
  return response_changes(Sources(study, all), {"vr", "boak"}, {"vreemdelingen", "advocaten"});
}

// R: prop.test(c(260, 220), c(1000, 1000), correct = FALSE) has an interval of the difference of
// 0.0026063 to 0.0773937, so an error of 0.0190788 and p = 2 pnorm(-0.04 / 0.0190788) = 0.036032;
// of two groups, the other unmoved, Holm doubles p.
TEST(ResponseChange, IsTestedAsTwoProportions) {
  const auto found = changes(bare_study(), waves(260, 220));
  ASSERT_EQ(found.size(), 4u);
  const ResponseChange& vr = found.front();
  EXPECT_EQ(vr.group, "vr");
  EXPECT_NEAR(*vr.p, 0.036031686, 1e-8);
  EXPECT_NEAR(vr.interval.low, -0.07739373, 1e-7);
  EXPECT_NEAR(vr.interval.high, -0.00260627, 1e-7);
  EXPECT_EQ(vr.family, 2u);
  EXPECT_NEAR(*vr.adjusted_p, 2.0 * *vr.p, 1e-12);
  EXPECT_EQ(vr.outcome, Outcome::NotShown);
  EXPECT_TRUE(stands_out_alone(vr, bare_study().rules));
  EXPECT_FALSE(stands_out_alone(changes(bare_study(), waves(260, 250))[0], bare_study().rules));
  EXPECT_FALSE(stands_out_alone(changes(bare_study(), waves(260, 150))[0], bare_study().rules));
}

// With one variance for both waves 20 of 40 against 1,300 of 2,000 would have z = 1.97, and 12 of
// 40 against 900 of 2,000 z = 1.89, each against its interval; with their own they have 1.88
// and 2.05.
TEST(ResponseChange, IsShownWhereItsIntervalLeavesOutZeroAndNowhereElse) {
  Study alone = bare_study();
  alone.rules.correction = "none";
  const auto of = [&](std::size_t before, std::size_t after) {
    std::vector<WaveResults> all{wave_of("2011"), wave_of("2013")};
    for (WaveResults& wave : all) answered(wave, "vr", 7.0, 400);
    all[0].response = {{"vreemdelingen", 40, before, before}};
    all[1].response = {{"vreemdelingen", 2000, after, after}};
    return changes(alone, all).front();
  };
  const ResponseChange within = of(20, 1300), apart = of(12, 900);
  EXPECT_EQ(within.outcome, Outcome::NotShown);
  EXPECT_FALSE(leaves_out_zero(within.interval));
  EXPECT_EQ(apart.outcome, Outcome::Rose);
  EXPECT_TRUE(leaves_out_zero(apart.interval));
}

TEST(ResponseChange, IsShownAtTheLevelOfItsFamily) {
  EXPECT_EQ(changes(bare_study(), waves(260, 210))[0].outcome, Outcome::Fell);
  EXPECT_EQ(changes(bare_study(), waves(210, 260))[0].outcome, Outcome::Rose);
  Study alone = bare_study();
  alone.rules.correction = "none";
  EXPECT_EQ(changes(alone, waves(260, 220))[0].outcome, Outcome::Fell);
}

TEST(ResponseChange, IsNotTestedOfFewOrOfPeopleInBothWaves) {
  EXPECT_EQ(changes(bare_study(), waves(20, 5, 29))[0].outcome, Outcome::NotTested);
  Study panel = bare_study();
  for (const char* wave : {"2011", "2013"}) {
    panel.plans.emplace_back();
    panel.plans.back().wave = wave;
    panel.plans.back().panel = "same";
  }
  EXPECT_EQ(changes(panel, waves(260, 100))[0].outcome, Outcome::NotTested);
}

TEST(ResponseChange, IsNotKnownWhereNobodyRecordedWhoWasAsked) {
  auto all = waves(260, 220);
  all[0].response[0].drawn = 0;
  EXPECT_EQ(changes(bare_study(), all).front().group, "boak");
  all.erase(all.begin());
  EXPECT_TRUE(changes(bare_study(), all).empty());
}

}  // namespace
}  // namespace peil::findings
