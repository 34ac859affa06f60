#include "peil/findings/families.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace peil::findings
