#include "peil/findings/families.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

#include "peil/findings/letter_testing.h"

namespace peil::findings {
namespace {

const StepName to_2013{"overall", "mean", "vr", "2011", "2013"};

std::vector<WaveResults> two_waves(double before, double after) {
  std::vector<WaveResults> waves{wave_of("2011"), wave_of("2013")};
  for (const char* group : {"vr", "boak"}) {
    answered(waves[0], group, before, 2000);
    answered(waves[1], group, after, 2000);
  }
  return waves;
}

Plan drawn(const char* wave, const char* seed) {
  Plan plan;
  plan.wave = wave, plan.seed = seed, plan.unit_key = "client";
  return plan;
}

TEST(Families, AStepHasTheVerdictOfItsFamilyWhoeverAsks) {
  const Study study = bare_study();
  const auto waves = two_waves(7.0, 7.3);
  const Step step = judged_step(to_2013, Sources(study, waves));
  EXPECT_EQ(step.outcome, Outcome::Rose);
  EXPECT_EQ(step.family, 2u);                           // vr and boak
  EXPECT_NEAR(*step.adjusted_p, 2.0 * *step.p, 1e-12);  // Holm: the smaller of two alike
}

TEST(Families, TwoDrawsWithOneSeedShareNobodyKnowsHowManyPeople) {
  Study study = bare_study();
  const auto waves = two_waves(7.0, 7.3);
  study.plans = {drawn("2011", "spring"), drawn("2013", "spring")};
  const Step step = judged_step(to_2013, Sources(study, waves));
  EXPECT_EQ(step.hindrance, Hindrance::Overlap);
  EXPECT_EQ(step.outcome, Outcome::NotTested);
  study.plans[1].seed = "autumn";
  EXPECT_EQ(judged_step(to_2013, Sources(study, waves)).outcome, Outcome::Rose);
}

TEST(Families, APrintedWaveWithItsInterviewsIsTestedLikeAStoredOne) {
  Study study = bare_study();
  const auto waves = two_waves(7.0, 7.7);
  publish(study, "2011", "vr", 7.3, 2000);
  const std::vector<WaveResults> last{waves[1]};
  EXPECT_EQ(judged_step(to_2013, Sources(study, last)).outcome, Outcome::Rose);
  Study unknown = bare_study();
  publish(unknown, "2011", "vr", 7.3);
  EXPECT_EQ(judged_step(to_2013, Sources(unknown, last)).outcome, Outcome::RoseInPrint);
}

// Verdict and interval never disagree but by the correction, and of that it is known.
TEST(Families, WhatIsShownLeavesOutZeroAndWhatLeavesItOutAndIsNotShownStandsOutAlone) {
  std::mt19937_64 chance(41);
  std::size_t shown = 0, alone = 0;
  for (int time = 0; time < 200; ++time) {
    Study study = bare_study();
    study.rules.correction =
        std::array{"holm", "bonferroni", "benjamini-hochberg", "none"}[chance() % 4];
    std::vector<WaveResults> waves{wave_of("2011"), wave_of("2013")};
    const std::array groups{"vreemdelingen", "referenten", "advocaten", "ketenpartners"};
    for (WaveResults& wave : waves) {
      for (const char* group : groups) {
        const double moved = static_cast<double>(chance() % 1000) / 2000.0;
        answered(wave, group, 7.0 + moved, 100 + chance() % 900);
      }
    }
    const Sources sources(study, waves);
    JudgedSteps judged(sources);
    for (const char* group : groups) {
      const Step& step = judged.of({"overall", "mean", group, "2011", "2013"});
      const bool moved = step.outcome == Outcome::Rose || step.outcome == Outcome::Fell;
      const bool apart = leaves_out_zero(*step.interval);
      EXPECT_TRUE(apart || !moved);
      EXPECT_EQ(stands_out_alone(step), apart && !moved);
      shown += moved ? 1 : 0, alone += stands_out_alone(step) ? 1 : 0;
    }
  }
  EXPECT_GT(shown, 20u);
  EXPECT_GT(alone, 20u);
}

}  // namespace
}  // namespace peil::findings
