#include "peil/findings/tipping.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "peil/findings/families.h"
#include "peil/findings/letter_testing.h"

namespace peil::findings {
namespace {

// Two waves of both reporting groups, 400 answers with an sd of 1.5 in each; of the vr mark the
// later one and who is silent are given.
std::vector<WaveResults> waves_with_silent(double later, double persons, double silent) {
  std::vector<WaveResults> all{wave_of("2011"), wave_of("2013")};
  for (WaveResults& wave : all) {
    for (const char* group : {"vr", "boak"}) answered(wave, group, 7.0, 400);
    for (const char* group : {"vreemdelingen", "advocaten", "referenten", "ketenpartners"})
      wave.response.push_back({group, 1000, 400, 400, 5000, 5000.0, 3000.0});
  }
  answered(all[1], "vr", later, 400);
  all[1].response[0].persons = persons, all[1].response[0].silent = silent;
  all[1].response[2].persons = 1000.0, all[1].response[2].silent = 500.0;
  return all;
}

Step step_of(const Study& study, const std::vector<WaveResults>& all) {
  return judged_step({"overall", "mean", "vr", "2011", "2013"}, Sources(study, all));
}

Tipping tipping_of(const Study& study, const std::vector<WaveResults>& all) {
  return tipping(step_of(study, all), Sources(study, all));
}

Study without_correction() {
  Study study = bare_study();
  study.rules.correction = "none";
  return study;
}

// 0.50 higher; the error is 1.5 sqrt(2 / 400) = 0.106066 and t(0.975; 798) = 1.962939, so that
// 0.208201 is just shown. Silent are 3500 of 5000: (0.208201 - 0.5) / 0.7 = -0.416856 and
// (-0.208201 - 0.5) / 0.7 = -1.011716.
TEST(Tipping, OfARiseIsByHand) {
  const Study study = without_correction();
  const Tipping t = tipping_of(study, waves_with_silent(7.5, 4000.0, 3000.0));
  EXPECT_EQ(t.why, Tipping::Why::Known);
  EXPECT_NEAR(t.silent, 0.7, 1e-12);
  EXPECT_NEAR(t.high, -0.416856, 2e-6);
  EXPECT_NEAR(t.low, -1.011716, 2e-6);
  EXPECT_DOUBLE_EQ(nearest_turn(t), t.high);
}

TEST(Tipping, OfWhatIsNotShownHasAnEndOnEitherSide) {
  const Tipping t = tipping_of(without_correction(), waves_with_silent(7.0, 4000.0, 3000.0));
  EXPECT_NEAR(t.low, -0.208201 / 0.7, 2e-6);
  EXPECT_NEAR(t.high, 0.208201 / 0.7, 2e-6);
}

// Everybody who was asked gets a mark: those who did not answer that of somebody of their group who
// did, moved by `difference`. The group's mean over all people is then judged with its family.
Outcome judged_with(const Study& study, std::vector<WaveResults> all, double mean, int heard_one,
                    int silent_one, int heard_two, int silent_two, double difference) {
  std::mt19937 random(5);
  std::normal_distribution<double> normal(0.0, 1.5);
  double sum = 0.0;
  int people = 0;
  for (const auto& [heard, silent] :
       {std::pair{heard_one, silent_one}, std::pair{heard_two, silent_two}}) {
    std::vector<double> marks(static_cast<std::size_t>(heard));
    double own = 0.0;
    for (double& mark : marks) own += mark = normal(random);
    for (double& mark : marks) mark += mean - own / heard;  // the group's mean, exactly
    std::vector<double> everybody;
    for (int copy = 0; copy * heard < heard + silent; ++copy) {
      for (int i = 0; i < heard && std::ssize(everybody) < heard + silent; ++i)
        everybody.push_back(marks[static_cast<std::size_t>(i)] + (copy > 0 ? difference : 0.0));
    }
    EXPECT_EQ(everybody.size() % marks.size(), 0u) << "whole copies keep the mean of donors";
    for (const double mark : everybody) sum += mark, ++people;
  }
  all[1].estimates[{"2013", "vr", "overall", "mean"}].value = sum / people;
  return step_of(study, all).outcome;
}

TEST(Tipping, IsWhereTheVerdictTurnsWhenThoseWhoDidNotAnswerAreFilledIn) {
  for (const char* correction : {"none", "holm", "bonferroni", "benjamini-hochberg"}) {
    Study study = bare_study();
    study.rules.correction = correction;
    for (const double later : {6.4, 6.9, 7.0, 7.15, 7.3, 7.6}) {
      // Of the one group 200 of 1000 were heard, of the other 200 of 600: 1200 of 1600 are silent.
      std::vector<WaveResults> all = waves_with_silent(later, 1000.0, 800.0);
      answered(all[1], "boak", 7.4, 400);  // another step that takes part of the level
      all[1].response[2].persons = 600.0, all[1].response[2].silent = 400.0;
      const Tipping t = tipping_of(study, all);
      ASSERT_EQ(t.why, Tipping::Why::Known);
      const auto outcome = [&](double difference) {
        return judged_with(study, all, later, 200, 800, 200, 400, difference);
      };
      const double near = 1e-6;
      EXPECT_EQ(outcome(t.high + near), Outcome::Rose) << correction << later;
      EXPECT_EQ(outcome(t.high - near), Outcome::NotShown) << correction << later;
      EXPECT_EQ(outcome(t.low + near), Outcome::NotShown) << correction << later;
      EXPECT_EQ(outcome(t.low - near), Outcome::Fell) << correction << later;
      EXPECT_EQ(outcome(0.0), step_of(study, all).outcome);
    }
  }
}

// Printed as 7.0 the mark before may be 7.05: a rise has to be one from there.
TEST(Tipping, GoesFromWhatPrintLeavesOpen) {
  Study study = without_correction();
  publish(study, "2011", "vr", 7.0, 400, 1.5);
  auto all = waves_with_silent(7.5, 4000.0, 3000.0);
  all.erase(all.begin());
  const Tipping t = tipping_of(study, all);
  const Step s = step_of(study, all);
  const double reach = s.interval->high - s.difference.high;  // at the level of one comparison
  EXPECT_NEAR(t.high, (reach - 0.45) / 0.7, 1e-9);
  EXPECT_NEAR(t.low, (-reach - 0.55) / 0.7, 1e-9);
}

TEST(Tipping, IsNotToldOfACensusAnImportOrWhatIsNotTested) {
  const Study study = without_correction();
  auto census = waves_with_silent(7.5, 4000.0, 0.0);
  census[1].response[2].silent = 0.0;
  EXPECT_EQ(tipping_of(study, census).why, Tipping::Why::NobodyMissing);
  EXPECT_EQ(tipping_of(study, waves_with_silent(7.5, 0.0, 0.0)).why, Tipping::Why::Unknown);
  auto few = waves_with_silent(7.5, 4000.0, 3000.0);
  answered(few[1], "vr", 7.5, 29);
  EXPECT_EQ(tipping_of(study, few).why, Tipping::Why::NotTested);
}

}  // namespace
}  // namespace peil::findings
