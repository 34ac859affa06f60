#include "peil/findings/finding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "peil/findings/letter_testing.h"

namespace peil::findings {
namespace {

using ::testing::ElementsAre;

// Means (n people, sd 1.5) of all groups of the bare study in two waves; a wave may be changed.
std::vector<WaveResults> waves_alike(std::size_t n = 2000) {
  std::vector<WaveResults> waves{wave_of("2011"), wave_of("2013")};
  for (WaveResults& wave : waves) {
    for (const char* group :
         {"vr", "boak", "vreemdelingen", "referenten", "advocaten", "ketenpartners"})
      answered(wave, group, 7.0, n);
  }
  return waves;
}

void ends(WaveResults& wave, const std::string& group, double low, double high, std::size_t n) {
  const auto share = [&](double p) {
    return Estimate{p, std::sqrt(p * (1.0 - p) / static_cast<double>(n)), n,
                    static_cast<double>(n) - 1.0};
  };
  wave.estimates[{wave.wave, group, "overall", "low"}] = share(low);
  wave.estimates[{wave.wave, group, "overall", "high"}] = share(high);
}

void listening(WaveResults& wave, const std::string& group, double mean, std::size_t n) {
  wave.estimates[{wave.wave, group, "luisteren", "mean"}] = {
      mean, 0.9 / std::sqrt(static_cast<double>(n)), n, static_cast<double>(n) - 1.0};
}

std::vector<Finding> found(const Study& study, const std::vector<WaveResults>& waves) {
  const Sources sources(study, waves);
  JudgedSteps judged(sources);
  return findings_of(sources, judged);
}

// "change advocaten overall/mean" of what stands out, in order.
std::vector<std::string> outstanding(const std::vector<Finding>& findings) {
  std::vector<std::string> names;
  for (const Finding& f : findings) {
    if (f.stands_out == 0) continue;
    EXPECT_EQ(f.stands_out, names.size() + 1);
    const Evidence& e = f.step().after;
    names.push_back(std::to_string(static_cast<int>(f.kind)) + " " + e.group + " " + e.measure +
                    "/" + e.statistic);
  }
  return names;
}

TEST(Findings, OfWavesThatAreAlikeNothingStandsOut) {
  const auto all = found(bare_study(), waves_alike());
  EXPECT_THAT(outstanding(all), ElementsAre());
  EXPECT_TRUE(std::ranges::none_of(all, is_shown));
  EXPECT_GT(all.size(), 10u);
}

// "No demonstrable change" of both reporting groups is not what this wave says.
TEST(Findings, OneChangeInOneCustomerGroupIsWhatTheWaveSays) {
  auto waves = waves_alike();
  answered(waves[1], "advocaten", 7.6, 300);
  const auto all = found(bare_study(), waves);
  EXPECT_EQ(outstanding(all).front(), "1 advocaten overall/mean");
  EXPECT_EQ(all.front().step().outcome, Outcome::Rose);
}

// A large change of few people is less certain than a middling one of many: 0.8 of 90 people with
// 1.5 has its near end at 0.8 - 1.97 * 0.224 = 0.36, 0.5 of 2,000 at 0.5 - 1.96 * 0.047 = 0.41.
TEST(Findings, TheSurestLargeChangeComesFirst) {
  auto waves = waves_alike();
  for (WaveResults& wave : waves) answered(wave, "ketenpartners", 7.0, 90);
  answered(waves[1], "ketenpartners", 7.8, 90);
  answered(waves[1], "vr", 7.3, 2000);
  answered(waves[1], "boak", 6.5, 2000);
  EXPECT_THAT(
      outstanding(found(bare_study(), waves)),
      ElementsAre("1 boak overall/mean", "1 ketenpartners overall/mean", "1 vr overall/mean"));
}

// 0.45 of 0.9 is half a standard deviation, 0.6 of 1.5 is 0.4: sizes are in spreads of one answer.
TEST(Findings, AspectsAreHeldBesideMarksInStandardDeviations) {
  auto waves = waves_alike();
  answered(waves[1], "vr", 7.6, 2000);
  listening(waves[0], "boak", 3.00, 2000);
  listening(waves[1], "boak", 3.45, 2000);
  const auto all = found(bare_study(), waves);
  EXPECT_THAT(outstanding(all),
              ElementsAre("1 boak luisteren/mean", "1 vr overall/mean", ::testing::_));
  const Step& first = all.front().step();
  EXPECT_NEAR(certain_size(first), (0.45 - 1.9606 * 0.9 * std::sqrt(2.0 / 2000.0)) / 0.9, 1e-3);
}

TEST(Findings, BothEndsThatGrewAreOneThingAndToldOnce) {
  auto waves = waves_alike();
  ends(waves[0], "vr", 0.10, 0.40, 2000);
  ends(waves[1], "vr", 0.17, 0.50, 2000);
  const auto all = found(bare_study(), waves);
  EXPECT_THAT(outstanding(all), ElementsAre("0 vr overall/low"));
  ASSERT_EQ(all.front().steps.size(), 2u);
  EXPECT_EQ(all.front().steps[1].after.statistic, "high");
}

// Lawyers went with their reporting group, partners against it.
TEST(Findings, APartIsToldByItselfOnlyWhereItWentAnotherWay) {
  auto waves = waves_alike();
  answered(waves[1], "boak", 7.3, 2000);
  answered(waves[1], "advocaten", 7.6, 1000);
  answered(waves[1], "ketenpartners", 6.7, 1000);
  EXPECT_THAT(outstanding(found(bare_study(), waves)),
              ElementsAre("1 boak overall/mean", "1 ketenpartners overall/mean", ::testing::_));
}

// The whole way is longer, and old news.
TEST(Findings, TheChangeSinceTheWaveBeforeComesBeforeTheWholeWay) {
  auto waves = waves_alike();
  waves.insert(waves.begin(), wave_of("2009"));
  answered(waves[0], "vr", 6.0, 2000);
  answered(waves[0], "boak", 6.0, 2000);
  answered(waves[2], "vr", 7.3, 2000);
  EXPECT_THAT(outstanding(found(bare_study(), waves)),
              ElementsAre("1 vr overall/mean", "2 boak overall/mean", ::testing::_));
}

TEST(Findings, ABenchmarkIsHeldAgainstEveryReportingGroupAtOnce) {
  Study study = bare_study();
  publish_benchmark(study, BenchmarkLevel::Organisation, "2013", 6.5);
  publish_benchmark(study, BenchmarkLevel::Chain, "2013", 5.0);
  publish_benchmark(study, BenchmarkLevel::Organisation, "2012", 5.0);
  auto waves = waves_alike();
  answered(waves[0], "boak", 6.2, 2000);
  answered(waves[1], "boak", 6.2, 2000);
  std::vector<Finding> beside;
  for (Finding& f : found(study, waves)) {
    if (f.kind == FindingKind::Benchmark) beside.push_back(std::move(f));
  }
  ASSERT_EQ(beside.size(), 1u);
  ASSERT_EQ(beside[0].steps.size(), 2u);
  EXPECT_EQ(beside[0].steps[0].outcome, Outcome::Rose);  // vr: 7.0
  EXPECT_EQ(beside[0].steps[1].outcome, Outcome::Fell);
  EXPECT_EQ(beside[0].row->mark.tenths(), 65);
}

TEST(Findings, OfTwoGroupsTheHigherComesLastWhateverTheirOrder) {
  auto waves = waves_alike();
  answered(waves[0], "vreemdelingen", 7.9, 2000);
  answered(waves[1], "vreemdelingen", 7.9, 2000);
  std::size_t pairs = 0;
  for (const Finding& f : found(bare_study(), waves)) {
    if (f.kind != FindingKind::Groups) continue;
    EXPECT_GE(difference_of(f.step()), 0.0);
    if (f.step().outcome != Outcome::Rose) continue;
    ++pairs;
    EXPECT_EQ(f.step().after.group, "vreemdelingen");
    EXPECT_EQ(f.step().family, 6u);  // four customer groups
  }
  EXPECT_EQ(pairs, 3u);
}

// People of one cluster may stand in two groups: their errors go together, and nobody knows how.
TEST(Findings, OfClustersNoPairsAreTested) {
  Study study = bare_study();
  auto waves = waves_alike();
  answered(waves[1], "vreemdelingen", 7.9, 2000);
  const auto pairs = [&] {
    return std::ranges::count(found(study, waves), FindingKind::Groups, &Finding::kind);
  };
  Plan plan;
  plan.wave = "2013";
  plan.import.emplace();
  study.plans = {plan};
  EXPECT_EQ(pairs(), 7);  // of two reporting groups, and of four customer groups
  study.plans[0].import->psu = "office";
  EXPECT_EQ(pairs(), 0);
}

TEST(Findings, ACustomerGroupThatIsAWholeReportingGroupIsToldOnce) {
  Study study = bare_study();
  std::erase_if(study.customer_groups,
                [](const CustomerGroup& g) { return g.name == "ketenpartners"; });
  auto waves = waves_alike();
  for (WaveResults& wave : waves)
    std::erase_if(wave.estimates, [](const auto& e) { return e.first.domain == "ketenpartners"; });
  answered(waves[1], "boak", 7.4, 2000);
  answered(waves[1], "advocaten", 7.4, 2000);  // the same people
  EXPECT_EQ(std::ranges::count_if(
                found(study, waves),
                [](const Finding& f) { return f.kind == FindingKind::Change && is_shown(f); }),
            1);
}

TEST(Findings, OfAFirstWaveLevelsAndGroupsAreLeft) {
  std::vector<WaveResults> waves{waves_alike().back()};
  for (const Finding& f : found(bare_study(), waves))
    EXPECT_TRUE(f.kind == FindingKind::Level || f.kind == FindingKind::Groups);
}

// Whatever was asked before, a step has the verdict that it has alone.
TEST(JudgedSteps, AreThoseOfEachStepByItself) {
  auto waves = waves_alike(400);
  waves.insert(waves.begin(), wave_of("2009"));
  std::mt19937 random(20131);
  std::normal_distribution<double> noise(0.0, 0.08);
  std::vector<StepName> names;
  for (WaveResults& wave : waves) {
    for (const char* group : {"vr", "boak", "all", "advocaten", "referenten"}) {
      answered(wave, group, 7.0 + noise(random), 400);
      ends(wave, group, 0.1 + std::abs(noise(random)), 0.4 + noise(random), 400);
      listening(wave, group, 3.0 + noise(random), 400);
      wave.estimates[{wave.wave, group, "overall", "nps"}] = {20.0 + 30.0 * noise(random), 3.0, 400,
                                                              399.0};
      wave.estimates[{wave.wave, group, "channel", "share:web"}] = {0.4 + noise(random), 0.02, 400,
                                                                    399.0};
    }
  }
  for (const auto& [name, estimate] : waves.back().estimates) {
    for (const char* before : {"2009", "2011"})
      names.push_back({name.measure, name.statistic, name.domain, before, "2013"});
  }
  names.push_back({"overall", "mean", "vr", "2009", "2011"});
  names.push_back({"nothing", "mean", "vr", "2011", "2013"});
  names.push_back({"overall", "mean", "vr", "2013", "2011"});  // no step of the study
  const Study study = bare_study();
  const Sources sources(study, waves);
  for (int turn = 0; turn < 20; ++turn) {
    std::ranges::shuffle(names, random);
    JudgedSteps judged(sources);
    for (const StepName& name : names) {
      const Step one = judged_step(name, sources), kept = judged.of(name);
      EXPECT_EQ(kept.outcome, one.outcome) << name.measure << ' ' << name.statistic;
      EXPECT_EQ(kept.family, one.family) << name.measure << ' ' << name.statistic;
      EXPECT_EQ(kept.adjusted_p, one.adjusted_p) << name.measure << ' ' << name.statistic;
    }
  }
}

}  // namespace
}  // namespace peil::findings
