#include "peil/findings/next_wave.h"

#include <gtest/gtest.h>

#include "peil/findings/letter_testing.h"

namespace peil::findings {
namespace {

std::vector<WaveResults> last(std::size_t n, double sd = 1.5) {
  std::vector<WaveResults> waves{wave_of("2013")};
  for (const char* group : {"vr", "boak", "vreemdelingen"}) answered(waves[0], group, 7.4, n, sd);
  waves[0].response = {{"vreemdelingen", 1000, 300, 250, 0}, {"referenten", 1000, 300, 250, 0}};
  return waves;
}

GroupNeeds of(const NextWave& next, const std::string& group) {
  return *std::ranges::find(next.groups, group, &GroupNeeds::group);
}

Wish margin(double m) { return {m, {}}; }
Wish change(double d, double power = 0.8) { return {{}, d, power}; }

// (1.959964 * 1.5 / 0.1)^2 = 864.33; a quarter of those drawn complete.
TEST(NextWave, AMarginTakesTheInterviewsOfTheFormula) {
  const Study study = bare_study();
  const auto waves = last(400);
  const NextWave next = next_wave(Sources(study, waves), margin(0.1));
  EXPECT_EQ(next.from, "2013");
  const GroupNeeds vr = of(next, "vr");
  EXPECT_EQ(vr.interviews, 865u);
  EXPECT_EQ(vr.invitations, 3460u);
  EXPECT_EQ(vr.held, 400u);
  EXPECT_NEAR(*vr.margin_now, 1.9659 * 0.075, 1e-4);  // t with 399 degrees of freedom
}

// The same mark of a simple sample of 400 of 500 people: its error has the factor 1 - 400/500, and
// one answer has the variance 1.5^2 all the same. 864.33 / (1 + 864.33 / 500) = 316.8.
TEST(NextWave, WhatASmallRegisterSparedIsTakenOutBeforeItIsPutIn) {
  Study study = bare_study();
  Plan plan;
  plan.wave = "2013";
  study.plans = {plan};
  auto waves = last(400, 1.5 * std::sqrt(0.2));
  waves[0].response = {{"vreemdelingen", 450, 400, 400, 500}};
  EXPECT_EQ(of(next_wave(Sources(study, waves), margin(0.1)), "vreemdelingen").interviews, 317u);
}

// Of very many answers the t is normal: (z(.9875) + z(.8))^2 = (2.24140 + 0.84162)^2 = 9.50500 at a
// level shared by two groups. 2.25 * 9.505 / 0.04 = 534.66, and this wave's error takes its part:
// 2.25 / n = 0.04 / 9.505 - 2.25 / 2,000,000.
TEST(NextWave, AChangeIsHeldToTheLevelOfItsFamilyAndToThisWavesError) {
  const Study study = bare_study();
  const auto waves = last(2000000);
  const std::size_t needs = of(next_wave(Sources(study, waves), change(0.2)), "vr").interviews;
  EXPECT_NEAR(static_cast<double>(needs), 534.8, 3.0);
  const auto few = last(2000);
  EXPECT_GT(of(next_wave(Sources(study, few), change(0.2)), "vr").interviews, needs + 150);
}

TEST(NextWave, AChangeThatThisWaveCannotShowIsSaidToBeBeyond) {
  const Study study = bare_study();
  const auto waves = last(100);
  const GroupNeeds vr = of(next_wave(Sources(study, waves), change(0.2)), "vr");
  EXPECT_TRUE(vr.beyond);  // 0.15 of error now, 3.1 times which is more than 0.2
}

TEST(NextWave, AGroupThatIsNotShownHasNoSize) {
  const Study study = bare_study();
  auto waves = last(400);
  answered(waves[0], "boak", 7.4, 9);
  const GroupNeeds boak = of(next_wave(Sources(study, waves), margin(0.1)), "boak");
  EXPECT_FALSE(boak.margin_now);
  EXPECT_EQ(boak.interviews, 0u);
  EXPECT_FALSE(boak.invitations);
}

TEST(NextWave, NeverFewerThanAreShownOrTested) {
  const Study study = bare_study();
  const auto waves = last(400);
  EXPECT_EQ(of(next_wave(Sources(study, waves), margin(5.0)), "vr").interviews,
            study.rules.least_shown);
  EXPECT_EQ(of(next_wave(Sources(study, waves), change(5.0)), "vr").interviews,
            study.rules.least_tested);
}

}  // namespace
}  // namespace peil::findings
