// What the report says first: each sentence where it is true.
#include "peil/report/finding_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/report/said_testing.h"
#include "peil/report/told_findings.h"

namespace peil::report {
namespace {

using said_testing::report_of;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* nothing = "Nothing is shown to have changed since the wave before";

// Waves 2009, 2011, 2013 of one reporting group of two customer groups, 900 answers each.
std::vector<WaveResults> waves_of(double a, double b, double c) {
  std::vector<WaveResults> waves;
  for (const auto& [wave, mark] : {std::pair{"2009", a}, {"2011", b}, {"2013", c}}) {
    sample::Maker maker(wave);
    maker.set("vr", "overall", "mean", mark, 0.05, 900);
    maker.set("boak", "overall", "mean", 7.0, 0.05, 900);
    waves.push_back(maker.results);
  }
  return waves;
}

Study without_benchmark() {
  Study study = sample::study();
  study.published = {};
  return study;
}

TEST(FindingWords, AChangeStandsFirstWithItsSizeAndMargin) {
  EXPECT_THAT(report_of(waves_of(7.0, 7.0, 7.4), without_benchmark()),
              AllOf(HasSubstr("What stands out:\nAliens and sponsors: a mark of 7.4 in 2013, 0.40 "
                              "higher than in 2011. That is more than chance (between +0.26 and "
                              "+0.54)."),
                    Not(HasSubstr(nothing))));
  EXPECT_THAT(report_of(waves_of(7.0, 7.8, 7.4), without_benchmark()),
              HasSubstr("a mark of 7.4 in 2013, 0.40 lower than in 2011."));
}

TEST(FindingWords, WhereNothingMovedItIsSaidOnceWithWhatWasTested) {
  EXPECT_THAT(
      report_of(waves_of(7.0, 7.0, 7.0), without_benchmark()),
      AllOf(HasSubstr(std::string(nothing) + ": of the 2 differences that were tested none"),
            Not(HasSubstr("What stands out"))));
}

// The whole way rose; the last step did not, and that is said before it.
TEST(FindingWords, AnOldRiseIsNoChangeSinceTheWaveBefore) {
  EXPECT_THAT(report_of(waves_of(6.8, 7.38, 7.4), without_benchmark()),
              AllOf(HasSubstr(nothing), HasSubstr("0.60 higher than in 2009")));
}

TEST(FindingWords, TheBenchmarkSpeaksOfEveryReportingGroup) {
  Study study = without_benchmark();
  study.published.benchmarks = {sample::benchmark(BenchmarkLevel::Organisation, 7.1)};
  EXPECT_THAT(report_of(waves_of(7.0, 7.5, 7.5), study),
              HasSubstr("(single organisations), which is 7.1: Aliens and sponsors 7.5, "
                        "demonstrably higher; Companies, "
                        "education, lawyers and partners 7.0, no demonstrable difference."));
  EXPECT_THAT(report_of(waves_of(7.0, 6.5, 6.5), study),
              HasSubstr("Aliens and sponsors 6.5, demonstrably lower;"));
}

std::string sentences(const Study& study, const std::vector<WaveResults>& waves,
                      const std::string& language = "en") {
  std::string all;
  const std::vector<std::string> languages{language};
  for (const ToldFinding& f : told_findings(study, waves, languages).all)
    all += f.kind + ": " + f.sentence.at(language) + "\n";
  return all;
}

// 0.146 with an error of 0.0707 has p = 0.039, and 4 x 0.039 = 0.16 among the steps of two groups
// over three waves.
TEST(FindingWords, ADifferenceThatStandsOutByItselfAloneSaysAmongHowManyItDoesNot) {
  const auto waves = waves_of(7.0, 7.0, 7.146);
  EXPECT_THAT(sentences(without_benchmark(), waves),
              HasSubstr("change: Aliens and sponsors: a mark of 7.1 in 2013, and 7.0 in 2011: no "
                        "demonstrable change (+0.15, between +0.01 and +0.28). By itself this "
                        "difference would stand out, but 4 comparisons were tested together, and "
                        "the more there are, the sooner one stands out by chance.\n"));
  EXPECT_THAT(sentences(without_benchmark(), waves, "nl"),
              HasSubstr("geen aantoonbare verandering (+0,15, tussen +0,01 en +0,28). Op zichzelf "
                        "zou dit verschil opvallen, maar er zijn 4 vergelijkingen samen getoetst, "
                        "en hoe meer dat er zijn, hoe eerder er een door toeval opvalt.\n"));
  EXPECT_THAT(report_of(waves, without_benchmark()),
              AllOf(HasSubstr("From 2011 to 2013: no demonstrable change (+0.15, between +0.01 and "
                              "+0.28). By itself this difference would stand out"),
                    HasSubstr("Where the interval leaves out 0 and yet no change")));
}

// 0.10 has p = 0.16; without a correction 0.146 is shown; 0.4 is shown among four.
TEST(FindingWords, ADifferenceWithinChanceOrAnyThatIsShownHasNoSuchClause) {
  Study alone = without_benchmark();
  alone.rules.correction = "none";
  for (const auto& [study, mark] :
       {std::pair{without_benchmark(), 7.1}, {alone, 7.146}, {without_benchmark(), 7.4}}) {
    const auto waves = waves_of(7.0, 7.0, mark);
    EXPECT_THAT(sentences(study, waves), Not(HasSubstr("By itself"))) << mark;
    EXPECT_THAT(report_of(waves, study),
                AllOf(Not(HasSubstr("By itself")), Not(HasSubstr("Where the interval leaves"))))
        << mark;
  }
}

// 12 x 0.1 = 1.2 would stand out where nothing moved; 0.0875 with an error of 0.0424 has p = 0.039.
TEST(FindingWords, AmongManyComparisonsOneIsToBeExpected) {
  Study study = without_benchmark();
  study.rules.confidence = 0.9;
  std::vector<WaveResults> waves;
  for (const auto& [wave, up] : {std::pair{"2011", 0.0}, {"2013", 0.0875}}) {
    sample::Maker maker(wave);
    for (const char* group : {"vr", "boak"}) {
      maker.set(group, "overall", "mean", 7.0, 0.05, 900);
      for (const char* item :
           {"vriendelijk", "deskundig", "luistert", "consistent", "proactief", "doorlooptijd"})
        maker.set(group, item, "mean", 3.0, 0.03, 900);
    }
    maker.set("vr", "vriendelijk", "mean", 3.0 + up, 0.03, 900);
    waves.push_back(maker.results);
  }
  EXPECT_THAT(
      sentences(study, waves),
      HasSubstr("By itself this difference would stand out, but 12 comparisons were tested "
                "together, and among so many one is to be expected to stand out by chance."));
  EXPECT_THAT(sentences(study, waves, "nl"),
              HasSubstr("maar er zijn 12 vergelijkingen samen getoetst, en bij zo veel is te "
                        "verwachten dat er een door toeval opvalt."));
}

// Six groups have 15 pairs; the highest and the lowest differ as above.
TEST(FindingWords, TwoGroupsThatDifferByThemselvesAloneSayAmongHowManyPairs) {
  sample::Maker maker("2013");
  for (const char* group : {"referenten", "onderwijs", "advocaten", "ketenpartners"})
    maker.set(group, "overall", "mean", 7.073, 0.05, 900);
  maker.set("vreemdelingen", "overall", "mean", 7.0, 0.05, 900);
  maker.set("bedrijven", "overall", "mean", 7.146, 0.05, 900);
  EXPECT_THAT(sentences(without_benchmark(), {maker.results}),
              HasSubstr("groups: Companies (7.1) and Aliens (7.0): no demonstrable difference in "
                        "2013 (+0.15, between +0.01 and +0.28). By itself this difference would "
                        "stand out, but 15 comparisons were tested together"));
}

// The share of 5 or lower: 0.03 with an error of 0.0150, z = 2.0; both ends of one group.
TEST(FindingWords, AShareThatMovedByItselfAloneSaysSoInTheChapterOfBothEnds) {
  sample::Maker a("2011"), b("2013");
  a.mark("vr", 7.0, 0.10, 0.4, 900, 0.04), b.mark("vr", 7.0, 0.13, 0.4, 900, 0.04);
  const Study study = said_testing::study_of_one();
  EXPECT_THAT(said_testing::section_of("tails", {a.results, b.results}, study),
              HasSubstr("). By itself this difference would stand out, but 2 comparisons"));
}

// 6.945 lies 0.105 below a mark that may be 7.05: z = 2.1, p = 0.036, of two groups 0.07.
TEST(FindingWords, BesideABenchmarkItIsSaidOfTheGroupThatWouldStandOutByItself) {
  Study study = without_benchmark();
  study.published.benchmarks = {sample::benchmark(BenchmarkLevel::Organisation, 7.1)};
  auto waves = waves_of(7.1, 7.1, 7.1);
  for (auto& wave : waves) wave.estimates.at({wave.wave, "boak", "overall", "mean"}).value = 6.945;
  EXPECT_THAT(sentences(study, waves),
              HasSubstr("partners 6.9, no demonstrable difference (by itself it would stand out, "
                        "but 2 comparisons were tested together)."));
}

TEST(FindingWords, OfABenchmarkItIsSaidInWhatItMayNotCompare) {
  Study study = without_benchmark();
  study.published.benchmarks = {sample::benchmark(BenchmarkLevel::Organisation, 7.1)};
  const auto waves = waves_of(7.0, 7.5, 7.5);
  const std::vector<std::string> languages{"nl", "en"};
  const auto all = told_findings(study, waves, languages).all;
  const auto of = std::ranges::find(all, "benchmark", &ToldFinding::kind);
  ASSERT_NE(of, all.end());
  EXPECT_GT(of->stands_out, 0u);
  EXPECT_EQ(of->not_known, (std::vector<std::string>{"population", "question", "mode"}));
  EXPECT_TRUE(of->sentence.at("en").ends_with(
      " It is not known whether these marks compare as to the people who judged, the question and "
      "the way of answering."))
      << of->sentence.at("en");
  EXPECT_TRUE(of->sentence.at("nl").ends_with(
      " Niet bekend is of deze cijfers te vergelijken zijn wat betreft de mensen die oordeelden, "
      "de vraag en de manier van invullen."))
      << of->sentence.at("nl");
}

TEST(FindingWords, SharesChoicesScoresAndItemsHaveSentencesOfTheirOwn) {
  std::vector<WaveResults> waves;
  for (const auto& [wave, up] : {std::pair{"2011", 0.0}, {"2013", 0.1}}) {
    sample::Maker maker(wave);
    maker.mark("vr", 7.0, 0.10 + up, 0.40 + up, 900, 0.05);
    maker.set("vr", "overall", "nps", 10.0 + 200.0 * up, 2.0, 900);
    maker.set("vr", "vriendelijk", "mean", 4.0 - 2.0 * up, 0.03, 900);
    waves.push_back(maker.results);
  }
  EXPECT_THAT(
      sentences(without_benchmark(), waves),
      AllOf(HasSubstr("tails: Aliens and sponsors: 20% gave 5 or lower in 2013, 10.0 percentage "
                      "points more than in 2011."),
            HasSubstr("a recommend score of +30 in 2013, 20.0 higher than in 2011."),
            HasSubstr("on ‘Friendliness of the staff’: 3.80 on average on a scale of 1 to 5 in "
                      "2013, 0.20 lower than in 2011."),
            HasSubstr("a mark of 7.0 in 2013, and 7.0 in 2011: no demonstrable change (0.00,")));
}

TEST(FindingWords, WhatIsHeldOrNotTestedIsSaidWithItsReason) {
  auto waves = waves_of(7.0, 7.0, 7.4);
  waves.erase(waves.begin());
  waves[1].estimates.at({"2013", "boak", "overall", "mean"}).answers = 9;
  waves[1].estimates.at({"2013", "vr", "overall", "mean"}).answers = 20;
  EXPECT_THAT(sentences(without_benchmark(), waves),
              AllOf(HasSubstr("Aliens and sponsors: a mark of 7.4 in 2013. Since 2011: not tested: "
                              "fewer than 30 answers."),
                    HasSubstr("level: Companies, education, lawyers and partners: ")));
}

// Three aspects of one group: the first weighs most, and `placed` says where the draws have it.
findings::DriversFound drivers_of_one(const findings::DriverLine& placed) {
  findings::DriversFound found{"2013", findings::driver_plan(sample::study(), "2013"), {}};
  findings::DriverTable table;
  table.model.group = "vr";
  table.draws = 500;
  const auto figure = [](double value, double away, std::size_t answers) {
    return findings::DriverFigure{value, Interval{value - away, value + away}, answers, "key"};
  };
  for (const char* name : {"Waiting", "Staff", "Letters"}) {
    findings::DriverLine line = placed;
    line.driver.column = name;
    line.driver.label.in["en"] = name;
    line.driver.scale = Scale{1, 5};
    line.mean = figure(3.0, 0.1, 870);
    line.importance = figure(60.0, 5.0, 800);
    if (!table.lines.empty()) line.quadrant.reset(), line.important = line.high = 0.5;
    table.lines.push_back(line);
  }
  found.tables.tables.push_back(std::move(table));
  return found;
}

std::string sentences_with(const findings::DriversFound& drivers) {
  std::string all;
  const std::vector<std::string> languages{"en"};
  for (const ToldFinding& f :
       told_findings(without_benchmark(), waves_of(7.0, 7.0, 7.0), languages, &drivers).all)
    all += std::to_string(f.stands_out) + f.kind + ": " + f.sentence.at("en") + "\n";
  return all;
}

TEST(FindingWords, AspectsAreNamedWhereTheDrawsAgreeWithTheirFiguresAndAnswers) {
  findings::DriverLine placed;
  placed.quadrant = drivers::Quadrant::FixFirst;
  placed.probability = 0.99, placed.important = 0.995, placed.high = 0.995;
  EXPECT_THAT(
      sentences_with(drivers_of_one(placed)),
      AllOf(HasSubstr("1priority: Aliens and sponsors: first to improve: ‘Waiting’. Important to "
                      "the overall mark and yet rated low, compared with the 3 aspects weighed "
                      "together (‘Waiting’: 60% of the importance, 55% – 65%; 800 answers; rated "
                      "3.00 on a scale of 1 to 5, 2.90 – 3.10; with a certainty of 95% for "
                      "all that was looked at of this group)."),
            HasSubstr("0important: Aliens and sponsors: what goes most together with the overall "
                      "mark: ‘Waiting’. That is more than an equal part"),
            HasSubstr("0valued: Aliens and sponsors: rated above the average of 3 aspects, more "
                      "than chance: ‘Waiting’ (3.00 on a scale of 1 to 5, 2.90 – 3.10; 870 "
                      "answers)."),
            Not(HasSubstr("‘Staff’"))));
}

// 1 - 0.05 / 6 of the draws is what three aspects take; 99% of them is not enough.
TEST(FindingWords, OfNoAspectItIsSaidWhereTheDrawsDoNotAgreeOverTheWholeFamily) {
  findings::DriverLine placed;
  placed.probability = 0.6, placed.important = 0.99, placed.high = 0.99;
  EXPECT_THAT(sentences_with(drivers_of_one(placed)),
              AllOf(HasSubstr("0priority: Aliens and sponsors: of none of 3 aspects is it clear"),
                    HasSubstr("0important: Aliens and sponsors: none of 3 aspects goes together"),
                    HasSubstr("0valued: Aliens and sponsors: none of 3 aspects is rated")));
}

// With 40 draws even all of them are fewer than one of three aspects takes.
TEST(FindingWords, ThatThereAreTooFewDrawsToNameAnythingIsSaid) {
  findings::DriverLine placed;
  placed.quadrant = drivers::Quadrant::FixFirst;
  placed.probability = 1.0, placed.important = 1.0, placed.high = 1.0;
  findings::DriversFound few = drivers_of_one(placed);
  few.tables.tables.front().draws = 40;
  EXPECT_THAT(
      sentences_with(few),
      HasSubstr("0priority: Aliens and sponsors: the calculation was repeated too few times "
                "to say with a certainty of 95% what of 3 aspects is first to improve."));
}

TEST(FindingWords, OfAspectsNothingIsSaidWhereTheGateHoldsOneOfThemOrTheyAreOfAnotherWave) {
  findings::DriverLine placed;
  placed.probability = 0.6, placed.important = 1.0, placed.high = 1.0;
  findings::DriversFound found = drivers_of_one(placed);
  found.tables.tables.front().lines.back().mean.reset();
  EXPECT_THAT(sentences_with(found), Not(HasSubstr("aspects")));
  found = drivers_of_one(placed);
  found.wave = "2011";
  EXPECT_THAT(sentences_with(found), Not(HasSubstr("aspects")));
}

}  // namespace
}  // namespace peil::report
