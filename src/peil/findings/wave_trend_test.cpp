#include "peil/findings/wave_trend.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "peil/findings/finding.h"
#include "peil/findings/letter_testing.h"
#include "peil/study/plan_entries.h"

namespace peil::findings {
namespace {

using ::testing::ElementsAre;

std::vector<WaveTrend> trends(const Study& study, const std::vector<WaveResults>& waves,
                              const std::vector<std::string>& groups = {"vr"}) {
  return wave_trends(Sources(study, waves), groups);
}

std::vector<std::string> waves_in(const WaveTrend& trend) {
  std::vector<std::string> names;
  for (const TrendWave& wave : trend.waves) names.push_back(wave.mark.wave);
  return names;
}

Study with_break(const std::string& wave, const std::string& kind, bool comparable) {
  Study study = bare_study();
  study.breaks.push_back({wave, kind, {}, comparable, {}});
  return study;
}

// Errors of 1.5 / 30 = 0.05 at -2, 0 and 2 years: the slope is (7.4 - 7.0) / 4, its error
// 0.05 / sqrt(8) = 0.017678, t(2,697) reaches 1.96084 times as far.
TEST(WaveTrend, IsTheLineThroughThreeWavesPerYear) {
  const Study study = bare_study();
  const auto all = trends(study, three_waves("vr", 7.0, 7.2, 7.4, 900));
  ASSERT_EQ(all.size(), 1u);
  const WaveTrend& t = all[0];
  EXPECT_THAT(waves_in(t), ElementsAre("2009", "2011", "2013"));
  EXPECT_NEAR(t.value(), 0.1, 1e-9);
  EXPECT_NEAR(t.standard_error, 0.05 / std::sqrt(8.0), 1e-9);
  EXPECT_EQ(t.degrees_of_freedom, 2697.0);
  EXPECT_NEAR(t.interval->low, 0.1 - 1.96084 * 0.0176777, 1e-5);
  EXPECT_NEAR(t.interval->high, 0.1 + 1.96084 * 0.0176777, 1e-5);
  EXPECT_NEAR(*t.p, 1.70387e-8, 0.0001e-8);  // of t = 5.65685, integrated
  EXPECT_EQ(*t.adjusted_p, *t.p);
  EXPECT_EQ(t.family, 1u);
  EXPECT_TRUE(t.straight);
  EXPECT_NEAR(t.lack_of_fit, 0.0, 1e-12);
  EXPECT_EQ(verdict_of(t), "rose");
  EXPECT_NEAR(certain_size(t), (0.1 - 1.96084 * 0.0176777) * 4.0 / 1.5, 1e-5);
}

TEST(WaveTrend, TimeIsTheMiddleOfTheFieldworkInYears) {
  const auto of = [](const char* from, const char* to) {
    Wave wave;
    wave.from = *read_day(from), wave.to = *read_day(to);
    return time_of(wave);
  };
  EXPECT_DOUBLE_EQ(of("2013-01-01", "2013-12-31"), 2013.5);
  EXPECT_DOUBLE_EQ(of("2012-01-01", "2012-12-31"), 2012.5);  // 366 days
  EXPECT_NEAR(of("2013-09-01", "2013-09-30"), 2013.0 + 258.0 / 365.0, 1e-12);
}

TEST(WaveTrend, StartsAfterTheLastBreakThatCuts) {
  auto waves = three_waves("vr", 7.0, 7.2, 7.4, 900);
  waves.insert(waves.begin(), wave_of("2007"));
  answered(waves[0], "vr", 4.0, 900);
  EXPECT_THAT(waves_in(trends(with_break("2009", "agency", false), waves)[0]),
              ElementsAre("2009", "2011", "2013"));
  EXPECT_THAT(waves_in(trends(with_break("2009", "agency", true), waves)[0]),
              ElementsAre("2007", "2009", "2011", "2013"));
}

TEST(WaveTrend, OfTwoWavesSinceTheBreakNothingIsSaid) {
  const auto waves = three_waves("vr", 7.0, 7.2, 7.4, 900);
  EXPECT_THAT(trends(with_break("2011", "agency", false), waves), ElementsAre());
  Study items = bare_study();
  items.breaks.push_back({"2011", "questionnaire", {}, false, {"luisteren"}});
  EXPECT_EQ(trends(items, waves).size(), 1u);  // not of the mark
  const std::vector<WaveResults> two(waves.begin() + 1, waves.end());
  EXPECT_THAT(trends(bare_study(), two), ElementsAre());
}

TEST(WaveTrend, AnotherModeCutsUnlessTheStudySaysThatItCompares) {
  const auto waves = three_waves("vr", 7.0, 7.2, 7.4, 900);
  const auto asked_by_post = [](Study study) {
    for (Wave& w : study.waves) {
      if (w.name == "2009") w.mode = "post";
    }
    return study;
  };
  EXPECT_THAT(trends(asked_by_post(bare_study()), waves), ElementsAre());
  EXPECT_EQ(trends(asked_by_post(with_break("2011", "mode", true)), waves).size(), 1u);
  EXPECT_THAT(trends(asked_by_post(with_break("2011", "law", true)), waves), ElementsAre());
}

TEST(WaveTrend, AWaveInWhichNobodyWasMeasuredCutsNothing) {
  Study study = bare_study();
  Wave between = *study.wave("2011");
  between.name = "2012", between.mode = "post";
  between.from = *read_day("2012-09-01"), between.to = *read_day("2012-11-30");
  study.waves.insert(study.waves.end() - 1, between);
  EXPECT_EQ(trends(study, three_waves("vr", 7.0, 7.2, 7.4, 900)).size(), 1u);
}

// Of the plan of 2013: the mode of 2009, which decides whether it is in the line, and days.
TEST(WaveTrend, AModeOrDaysThatAreNotAsLockedAreAddedAfterwards) {
  const auto waves = three_waves("vr", 7.0, 7.2, 7.4, 900);
  Study study = bare_study();
  EXPECT_FALSE(trends(study, waves).at(0).added_afterwards.has_value());
  for (Wave& wave : study.waves)
    if (wave.name == "2009") wave.mode = "post";
  study.locks = {{"2013", *read_day("2013-09-01"), "A", study::plan_entries(study, "2013")}};
  EXPECT_THAT(trends(study, waves), ElementsAre());
  Study joined = study;
  for (Wave& wave : joined.waves)
    if (wave.name == "2009") wave.mode = "web";
  EXPECT_EQ(trends(joined, waves).at(0).added_afterwards, true);
  joined.locks[0].entries = study::plan_entries(joined, "2013");
  EXPECT_EQ(trends(joined, waves).at(0).added_afterwards, false);
  Study longer = joined;
  longer.waves.back().to += std::chrono::days(14);
  EXPECT_EQ(trends(longer, waves).at(0).added_afterwards, true);
}

// Residuals of 7.0 7.6 7.0 are -0.2 0.4 -0.2: (0.04 + 0.16 + 0.04) / 0.0025 = 96.
TEST(WaveTrend, AWayThatIsNoStraightLineHasNoRiseOrFall) {
  const Study study = bare_study();
  const auto up_and_down = trends(study, three_waves("vr", 7.0, 7.6, 7.0, 900));
  EXPECT_NEAR(up_and_down[0].lack_of_fit, 96.0, 1e-6);
  EXPECT_EQ(verdict_of(up_and_down[0]), "not-straight");
  EXPECT_FALSE(up_and_down[0].one_way);
  const auto uneven = trends(study, three_waves("vr", 7.0, 7.05, 7.9, 900));
  EXPECT_EQ(verdict_of(uneven[0]), "not-straight");
  EXPECT_TRUE(uneven[0].one_way);
  EXPECT_LT(*uneven[0].adjusted_p, 0.001);
  EXPECT_EQ(uneven[0].outcome, Outcome::NotShown);
  EXPECT_FALSE(stands_out_alone(uneven[0]));
  EXPECT_EQ(certain_size(uneven[0]), 0.0);
}

// Of one panel: errors of 0.05, of every change sqrt(2 (0.0025 - 0.0015)). What is the same in all
// three waves falls out of the slope: its variance is (0.0025 - 0.0015) / 8.
TEST(WaveTrend, PeopleWhoTookPartInSeveralWavesAreReckonedWith) {
  Study study = bare_study();
  for (const char* wave : {"2009", "2011", "2013"}) {
    Plan plan;
    plan.wave = wave, plan.panel = "customers";
    study.plans.push_back(plan);
  }
  auto waves = three_waves("vr", 7.0, 7.02, 7.04, 900);
  const auto unknown = trends(study, waves);
  EXPECT_EQ(verdict_of(unknown.at(0)), "overlap");
  EXPECT_FALSE(unknown[0].p);
  EXPECT_EQ(unknown[0].family, 0u);
  const auto know = [&](std::size_t before, std::size_t after) {
    waves[after].changes[waves[before].wave][{waves[after].wave, "vr", "overall", "mean"}] = {
        0.0, std::sqrt(0.002), 900, 899.0};
  };
  know(0, 1), know(1, 2);
  EXPECT_EQ(verdict_of(trends(study, waves).at(0)), "overlap");  // first and last are not known
  know(0, 2);
  const auto known = trends(study, waves);
  EXPECT_NEAR(known.at(0).standard_error, std::sqrt(0.001 / 8.0), 1e-9);
  EXPECT_NEAR(known[0].value(), 0.01, 1e-9);
  EXPECT_EQ(known[0].degrees_of_freedom, 899.0);
  EXPECT_TRUE(known[0].shared);
  know(0, 1), waves[1].changes["2009"].begin()->second.standard_error = 0.2;  // more than both have
  EXPECT_EQ(verdict_of(trends(study, waves).at(0)), "no-error");
}

// A margin of 0.0975 is at most 0.098 before rounding, and 0.098 / 1.959964 = 0.05: the line is
// that of the first test, but for what rounding of the mark leaves open, 0.05 at -2 years: 2 / 8 of
// it each way.
TEST(WaveTrend, PrintedMarksCountWithTheirMarginAndTheirRounding) {
  Study study = bare_study();
  publish_with_margin(study, "2009", "vr", 7.0, 0.0975);
  publish(study, "2007", "vr", 6.8);  // nobody knows how sure
  const auto stored = three_waves("vr", 7.0, 7.2, 7.4, 900);
  const std::vector<WaveResults> waves(stored.begin() + 1, stored.end());
  const auto all = trends(study, waves);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_THAT(waves_in(all[0]), ElementsAre("2009", "2011", "2013"));
  EXPECT_NEAR(all[0].slope.low, 0.1 - 0.0125, 1e-5);
  EXPECT_NEAR(all[0].slope.high, 0.1 + 0.0125, 1e-5);
  EXPECT_NEAR(all[0].interval->low, 0.0875 - 1.9613 * 0.0176777, 1e-4);
  ASSERT_EQ(all[0].left_out.size(), 1u);
  EXPECT_EQ(all[0].left_out[0].wave, "2007");
  EXPECT_EQ(all[0].left_out[0].why, NotInTrend::NoError);
}

// Printed 7.0 lies 0.1 above the line of 6.9: rounding may be half of that, so of the distance
// between the marks and a line no more is certain than is left without it.
TEST(WaveTrend, RoundingMakesNoBendInALine) {
  Study study = bare_study();
  publish_with_margin(study, "2009", "vr", 7.3, 0.0093);  // at most 0.0098, an error of 0.005
  auto stored = three_waves("vr", 7.3, 7.0, 7.0, 90000);  // 0.005 each
  std::vector<WaveResults> waves(stored.begin() + 1, stored.end());
  // Residuals +0.05 -0.1 +0.05: sqrt(0.015) / 0.005 = 24.495, less 0.05 / 0.005 = 10.
  EXPECT_NEAR(trends(study, waves)[0].lack_of_fit, std::pow(24.4949 - 10.0, 2.0), 0.05);
}

TEST(WaveTrend, WavesOfFewAnswersAreLeftOutByName) {
  const Study study = bare_study();
  auto waves = three_waves("vr", 7.0, 7.2, 7.4, 900);
  waves.insert(waves.begin(), {wave_of("2005"), wave_of("2007")});
  answered(waves[0], "vr", 4.0, 20);
  answered(waves[1], "vr", 4.0, 9);
  const auto all = trends(study, waves);
  EXPECT_NEAR(all.at(0).value(), 0.1, 1e-9);
  ASSERT_EQ(all[0].left_out.size(), 2u);
  EXPECT_EQ(all[0].left_out[0].why, NotInTrend::TooFew);  // 2005
  EXPECT_EQ(all[0].left_out[1].why, NotInTrend::Held);    // 2007
  answered(waves.back(), "vr", 7.4, 20);
  EXPECT_THAT(trends(study, waves), ElementsAre());  // of the last wave there is nothing to tell
}

// Holm: the smaller of two counts twice.
TEST(WaveTrend, GroupsOfOneKindAreOneFamily) {
  const Study study = bare_study();
  auto waves = three_waves("vr", 7.0, 7.07, 7.15, 900);
  for (std::size_t k = 0; k < 3; ++k) answered(waves[k], "boak", 7.0, 900);
  const auto all = trends(study, waves, {"vr", "boak"});
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].family, 2u);
  EXPECT_NEAR(*all[0].adjusted_p, 2.0 * *all[0].p, 1e-12);
  EXPECT_LT(*all[0].p, 0.05);
  EXPECT_EQ(verdict_of(all[0]), "not-shown");
  EXPECT_TRUE(stands_out_alone(all[0]));
  EXPECT_EQ(trends(study, waves)[0].outcome, Outcome::Rose);  // by itself
}

TEST(WaveTrend, ItsKeyFollowsTheMarksThatItGoesThrough) {
  const Study study = bare_study();
  const auto key = [&](std::vector<WaveResults> waves) { return key_of(trends(study, waves)[0]); };
  auto waves = three_waves("vr", 7.0, 7.2, 7.4, 900);
  const std::string first = key(waves);
  EXPECT_TRUE(first.starts_with("2013/vr/overall/trend@")) << first;
  EXPECT_EQ(key(waves), first);
  waves[0].digest = "ba9876543210";
  EXPECT_NE(key(waves), first);
}

// The line stands beside the step from the first to the last wave, and a customer group's beside
// that of its whole, told once among what stands out.
TEST(WaveTrend, IsAFindingOfItsOwn) {
  const Study study = bare_study();
  auto waves = three_waves("vr", 7.0, 7.2, 7.4, 900);
  const double marks[] = {7.0, 7.2, 7.4};
  for (std::size_t k = 0; k < 3; ++k) {
    answered(waves[k], "vreemdelingen", marks[k], 600);
    answered(waves[k], "referenten", marks[k], 300);
  }
  const Sources sources(study, waves);
  JudgedSteps judged(sources);
  std::vector<std::string> lines;
  std::size_t steps = 0, out = 0;
  for (const Finding& f : findings_of(sources, judged)) {
    if (f.kind != FindingKind::Trend) continue;
    if (!f.line) {
      ++steps;
      continue;
    }
    EXPECT_TRUE(is_shown(f));
    lines.push_back(f.line->group + " " + f.step().after.name().text());
    out += f.stands_out > 0 ? 1 : 0;
  }
  EXPECT_EQ(steps, 1u);
  EXPECT_THAT(lines, ::testing::UnorderedElementsAre(
                         "vr 2013/vr/overall/mean", "vreemdelingen 2013/vreemdelingen/overall/mean",
                         "referenten 2013/referenten/overall/mean"));
  EXPECT_EQ(out, 0u);  // the change of the same mark leads
}

}  // namespace
}  // namespace peil::findings
