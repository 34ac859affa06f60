#include "peil/findings/judge_letter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "peil/findings/judge_claim.h"
#include "peil/findings/letter_testing.h"

namespace peil::findings {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::string marked(const std::string& words, const std::string& attributes) {
  return "[" + words + "]{" + attributes + "}";
}

std::string change(const std::string& kind, const std::string& group, const std::string& waves,
                   const std::string& words = "zo liep het") {
  return marked(
      words, "claim=" + kind + " measure=overall group=\"" + group + "\" waves=\"" + waves + "\"");
}

/// Waves 2009, 2011 and 2013 of one group with these means, each of n people and an sd of 1.5.
std::vector<WaveResults> three_waves(const std::string& group, double a, double b, double c,
                                     std::size_t n) {
  std::vector<WaveResults> waves{wave_of("2009"), wave_of("2011"), wave_of("2013")};
  answered(waves[0], group, a, n);
  answered(waves[1], group, b, n);
  answered(waves[2], group, c, n);
  return waves;
}

Verdict verdict_of_rise(double a, double b, double c, std::size_t n) {
  const auto waves = three_waves("vr", a, b, c, n);
  return judged_claim(change("rise", "vr", "2009 2011 2013"), bare_study(), waves).verdict;
}

// ---- answers. With n = 2000 and sd 1.5 the error of a difference is 0.047: 0.2 is 4.2 errors.

TEST(RiseOfAnswers, IsSupportedWhenEveryStepRose) {
  EXPECT_EQ(verdict_of_rise(7.0, 7.2, 7.4, 2000), Verdict::Supported);
}

TEST(RiseOfAnswers, IsPartlySupportedWhenSomeStepsRose) {
  EXPECT_EQ(verdict_of_rise(7.0, 7.2, 7.21, 2000), Verdict::Partly);
  EXPECT_EQ(verdict_of_rise(7.0, 7.08, 7.16, 2000), Verdict::Partly);  // only the whole way
}

TEST(RiseOfAnswers, IsNotDemonstrableWhenNothingIsMoreThanChance) {
  const auto waves = three_waves("vr", 7.16, 7.2, 7.24, 400);
  const JudgedClaim c = judged_claim(change("rise", "vr", "2009 2011 2013"), bare_study(), waves);
  EXPECT_EQ(c.verdict, Verdict::NotDemonstrable);
  EXPECT_EQ(c.interviews_needed, 10805u);  // 2 (1.959964 * 1.5 / 0.04)^2 = 10804.1
  EXPECT_THAT(flat(c.reason), AllOf(HasSubstr("toeval"), HasSubstr("10.805 interviews")));
}

TEST(RiseOfAnswers, IsContradictedWhenOneStepFellThoughTheWholeRose) {
  EXPECT_EQ(verdict_of_rise(7.0, 7.6, 7.3, 2000), Verdict::Contradicted);
  EXPECT_EQ(verdict_of_rise(7.4, 7.33, 7.26, 2000), Verdict::Contradicted);  // only the whole fell
}

TEST(RiseOfAnswers, IsDecidedOnUnroundedMarksAndShowsASecondDecimal) {
  const std::vector<WaveResults> waves = three_waves("vr", 7.16, 7.24, 7.24, 4000);
  const JudgedClaim c = judged_claim(change("rise", "vr", "2009 2011"), bare_study(), waves);
  EXPECT_EQ(c.verdict, Verdict::Supported);
  EXPECT_THAT(flat(c.reason), AllOf(HasSubstr("7,16"), HasSubstr("7,24"), HasSubstr("afronding")));
  EXPECT_FALSE(c.would_be_true);
}

TEST(RiseOfAnswers, IsNotReadFromRoundedMarks) {
  const auto waves = three_waves("vr", 7.04, 7.06, 7.06, 4000);  // prints 7.0 and 7.1
  EXPECT_EQ(judged_claim(change("rise", "vr", "2009 2011"), bare_study(), waves).verdict,
            Verdict::NotDemonstrable);
}

TEST(RiseOfAnswers, KeepsTheSignOfAFallThatMayBeChance) {
  const auto waves = three_waves("vr", 7.21, 7.20, 7.20, 400);
  const JudgedClaim c = judged_claim(change("rise", "vr", "2009 2011"), bare_study(), waves);
  EXPECT_THAT(flat(c.reason), HasSubstr("is het verschil \u22120,01 (marge \u2212"));
}

// z = 2.18 alone (p 0.029); with the step that falls short beside it Holm asks for p < 0.025.
TEST(RiseOfAnswers, IsCorrectedForBeingAFamily) {
  std::vector<WaveResults> waves = three_waves("vr", 7.0, 7.0, 7.1034, 2000);
  answered(waves[1], "boak", 7.0, 2000);
  answered(waves[2], "boak", 7.0, 2000);
  Study study = bare_study();
  const std::string one = change("rise", "vr", "2011 2013");
  const std::string two = change("rise", "vr boak", "2011 2013");
  // The family is the study's: naming one group alone is no way out.
  for (const std::string& claim : {one, two}) {
    EXPECT_EQ(judged_claim(claim, study, waves).verdict, Verdict::NotDemonstrable);
    EXPECT_THAT(flat(judged_claim(claim, study, waves).reason),
                HasSubstr("3 verschillen tegelijk"));
  }
  study.rules.correction = "none";
  EXPECT_EQ(judged_claim(two, study, waves).verdict, Verdict::Partly);
}

TEST(RiseOfAnswers, IsNotTestedOnFewerAnswersThanTheStudyTestsOn) {
  const auto waves = three_waves("vr", 5.0, 8.0, 9.0, 29);
  const JudgedClaim c = judged_claim(change("rise", "vr", "2009 2011"), bare_study(), waves);
  EXPECT_EQ(c.verdict, Verdict::NotTestable);
  EXPECT_THAT(flat(c.reason), HasSubstr("minstens 30 interviews"));
}

TEST(RiseOfAnswers, ShowsNoMarkThatTheGateKeepsIn) {
  const auto waves = three_waves("vr", 3.4567, 8.0, 9.0, 9);
  const JudgedClaim c = judged_claim(change("rise", "vr", "2009 2011"), bare_study(), waves);
  EXPECT_EQ(c.verdict, Verdict::NotTestable);
  EXPECT_THAT(flat(c.reason), AllOf(HasSubstr("te weinig antwoorden"), Not(HasSubstr("3,4")),
                                    Not(HasSubstr("3,5"))));
}

TEST(RiseOfAnswers, IsNotJudgedOnWeightsThatDidNotConverge) {
  auto waves = three_waves("vr", 7.0, 7.5, 8.0, 2000);
  waves[1].weighting.converged = false;
  const JudgedClaim c = judged_claim(change("rise", "vr", "2009 2011"), bare_study(), waves);
  EXPECT_EQ(c.verdict, Verdict::NotTestable);
  EXPECT_THAT(flat(c.reason), HasSubstr("weging"));
}

TEST(Rise, IsNotTestedAcrossACutInTheTrendLine) {
  Study study = printed_study();
  study.breaks.push_back(
      {"2011", "mode", {"", {{"nl", "andere vragenlijst"}, {"en", "other form"}}}, false});
  const JudgedClaim c = judged_claim(change("rise", "vr", "2009 2011"), study);
  EXPECT_EQ(c.verdict, Verdict::NotTestable);
  EXPECT_THAT(flat(c.reason), HasSubstr("andere vragenlijst"));
  EXPECT_EQ(judged_claim(change("rise", "vr", "2011 2013"), study).verdict, Verdict::Partly);
}

TEST(Fall, IsTheMirrorOfARise) {
  const auto waves = three_waves("vr", 7.4, 7.2, 7.0, 2000);
  const Study study = bare_study();
  EXPECT_EQ(judged_claim(change("fall", "vr", "2009 2011 2013"), study, waves).verdict,
            Verdict::Supported);
  EXPECT_EQ(judged_claim(change("rise", "vr", "2009 2011 2013"), study, waves).verdict,
            Verdict::Contradicted);
  EXPECT_EQ(judged_claim(change("fall", "vr", "2009 2013"), printed_study()).verdict,
            Verdict::Contradicted);
}

// ---- print

TEST(RiseInPrint, IsPartlySupportedAsLongAsChanceIsUnknown) {
  const JudgedClaim c = judged_claim(change("rise", "vr", "2009 2011 2013"), printed_study());
  EXPECT_EQ(c.verdict, Verdict::Partly);
  EXPECT_EQ(c.interviews_needed, 1729u);
  EXPECT_EQ(flat(*c.would_be_true),
            "Het totaaloordeel van vreemdelingen en referenten was 7,3 in 2009, 7,4 in 2011 en 7,7 "
            "in 2013");
}

TEST(RiseInPrint, IsNotDemonstrableWhereRoundingHidesIt) {
  const JudgedClaim c = judged_claim(change("rise", "boak", "2009 2011 2013"), printed_study());
  EXPECT_EQ(c.verdict, Verdict::NotDemonstrable);
  EXPECT_EQ(c.interviews_needed, 1729u);
  EXPECT_THAT(flat(c.reason),
              AllOf(HasSubstr("afronding"), HasSubstr("minstens 1.729 interviews")));
  EXPECT_EQ(flat(*c.would_be_true),
            "Het totaaloordeel van BOAK was 7,0 in 2009, 7,2 in 2011 en 7,2 in 2013");
}

TEST(RiseInPrint, IsContradictedByAPrintedFall) {
  EXPECT_EQ(judged_claim(change("fall", "boak", "2009 2011 2013"), printed_study()).verdict,
            Verdict::Contradicted);
}

TEST(RiseInPrint, IsSupportedWithEnoughInterviewsForEveryUnprintedDecimal) {
  Study study = bare_study();
  publish(study, "2011", "vr", 7.4, 900, 1.4);
  publish(study, "2013", "vr", 7.7, 900, 1.4);
  EXPECT_EQ(judged_claim(change("rise", "vr", "2011 2013"), study).verdict, Verdict::Supported);
  study.published.marks[0].answers = 300;
  study.published.marks[1].answers = 300;
  const JudgedClaim c = judged_claim(change("rise", "vr", "2011 2013"), study);
  EXPECT_EQ(c.verdict, Verdict::NotDemonstrable);
  EXPECT_THAT(flat(c.reason), HasSubstr("300"));
}

TEST(RiseOfMixedEvidence, SaysWhichMarkIsOnlyPrinted) {
  std::vector<WaveResults> waves{wave_of("2013")};
  answered(waves[0], "vr", 7.72, 2000);
  const JudgedClaim c = judged_claim(change("rise", "vr", "2011 2013"), printed_study(), waves);
  EXPECT_EQ(c.verdict, Verdict::Partly);
  EXPECT_THAT(flat(c.reason), HasSubstr("Voor 2011 is alleen het gedrukte cijfer bekend."));
}

TEST(Notes, SayWhereAnswersAndPrintDiffer) {
  std::vector<WaveResults> waves{wave_of("2013")};
  answered(waves[0], "vr", 7.51, 2000);
  const JudgedLetter l = judged(change("rise", "vr", "2011 2013"), printed_study(), waves);
  ASSERT_EQ(l.notes.size(), 1u);
  EXPECT_THAT(flat(l.notes[0]), AllOf(HasSubstr("7,5"), HasSubstr("7,7")));
}

// ---- several groups

TEST(SeveralGroups, AreAsStrongAsTheWeakestUnlessSomeAreSupported) {
  using V = Verdict;
  const auto all = [](std::vector<V> v) { return together(v); };
  EXPECT_EQ(all({V::Supported, V::Supported}), V::Supported);
  EXPECT_EQ(all({V::Supported, V::NotDemonstrable}), V::Partly);
  EXPECT_EQ(all({V::Supported, V::NotTestable}), V::Partly);
  EXPECT_EQ(all({V::Partly, V::NotDemonstrable}), V::NotDemonstrable);
  EXPECT_EQ(all({V::Partly, V::NotTestable}), V::NotTestable);
  EXPECT_EQ(all({V::Partly, V::Partly}), V::Partly);
  EXPECT_EQ(all({V::Supported, V::Contradicted}), V::Contradicted);
  EXPECT_EQ(judged_claim(change("rise", "vr boak", "2009 2011 2013"), printed_study()).verdict,
            V::NotDemonstrable);
}

// ---- numbers

TEST(Numbers, ThatAreWrongContradictTheClaimWithTheRightOneBeside) {
  const JudgedClaim c =
      judged_claim(change("rise", "vr", "2009 2011 2013",
                          "steeg van 7,3 in 2009 via 7,5 in 2011 naar 7,7 in 2013"),
                   printed_study());
  EXPECT_EQ(c.verdict, Verdict::Contradicted);
  EXPECT_THAT(flat(c.reason),
              ::testing::StartsWith(
                  "Er staat 7,5; de cijfers geven 7,4 in 2011 (vreemdelingen en referenten)."));
  EXPECT_THAT(flat(*c.would_be_true), HasSubstr("7,4 in 2011"));
}

TEST(Numbers, AreHeldToTheYearBesideThem) {
  const auto verdict = [](const std::string& words) {
    return judged_claim(change("rise", "vr", "2009 2011 2013", words), printed_study()).verdict;
  };
  EXPECT_EQ(verdict("van 7,3 in 2009 naar 7,7 in 2013"), Verdict::Partly);
  EXPECT_EQ(verdict("van 7,7 in 2009 naar 7,3 in 2013"), Verdict::Contradicted);
  EXPECT_EQ(verdict("in 2009 7,3, in 2011 7,4, in 2013 7,7"), Verdict::Partly);
  EXPECT_EQ(verdict("van 7,3 via 7,4 naar 7,7"), Verdict::Partly);
  EXPECT_EQ(verdict("van 7,4 via 7,3 naar 7,7"), Verdict::Contradicted);
  EXPECT_EQ(verdict("tot een 7,7"), Verdict::Partly);
  EXPECT_EQ(verdict("tot een 7,9"), Verdict::Contradicted);
}

TEST(Numbers, WithMoreDecimalsThanPrintCannotBeShown) {
  const auto claim = [](const std::string& n) {
    return judged_claim(marked(n, "claim=value measure=overall group=vr waves=2013"),
                        printed_study());
  };
  EXPECT_EQ(claim("7,7").verdict, Verdict::Supported);
  EXPECT_EQ(claim("een 8").verdict, Verdict::Supported);
  EXPECT_EQ(claim("een 7").verdict, Verdict::Contradicted);
  EXPECT_EQ(claim("7,68").verdict, Verdict::NotDemonstrable);
  EXPECT_EQ(claim("7,78").verdict, Verdict::Contradicted);
}

TEST(Numbers, ThatNoClaimBindsAreListedWithTheirLine) {
  const JudgedLetter l =
      judged("In 2013 antwoordden 325 mensen.\n" +
                 change("rise", "vr", "2009 2013",
                        "steeg van 7,3 in 2009 naar 7,7 in 2013, 40% meer dan\nin 2007"),
             printed_study());
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const UnboundNumber& n : l.unbound) found.emplace_back(n.line, n.text);
  using P = std::pair<std::size_t, std::string>;
  EXPECT_THAT(found, ::testing::ElementsAre(P{1, "2013"}, P{1, "325"}, P{2, "40%"}, P{3, "2007"}));
}

// ---- value

TEST(Value, OfAnswersHasItsMarginBeside) {
  std::vector<WaveResults> waves{wave_of("2013")};
  answered(waves[0], "vr", 7.68, 900);
  const JudgedClaim c = judged_claim(
      marked("een 7,7", "claim=value measure=overall group=vr waves=2013"), bare_study(), waves);
  EXPECT_EQ(c.verdict, Verdict::Supported);
  EXPECT_THAT(flat(c.reason), AllOf(HasSubstr("900 interviews"), HasSubstr("marge 7,6 tot 7,8")));
}

TEST(Value, WithoutAFigureCannotBeTested) {
  const JudgedClaim c = judged_claim(
      marked("een 7,7", "claim=value measure=overall group=vr waves=2013"), bare_study());
  EXPECT_EQ(c.verdict, Verdict::NotTestable);
  EXPECT_THAT(flat(c.reason), HasSubstr("geen"));
}

TEST(Value, IsTrueOfEverySentenceThatIsProposedInItsPlace) {
  const Study study = printed_study();
  for (const std::string group : {"vr", "boak"}) {
    const JudgedClaim c =
        judged_claim(change("rise", group, "2009 2011 2013", "steeg tot 9,9"), study);
    ASSERT_EQ(c.verdict, Verdict::Contradicted);
    const JudgedClaim again =
        judged_claim(marked(flat(*c.would_be_true), "claim=value measure=overall group=" + group +
                                                        " waves=\"2009 2011 2013\""),
                     study);
    EXPECT_EQ(again.verdict, Verdict::Supported) << flat(again.reason);
  }
}

// ---- benchmark

std::string against(const std::string& kind, const std::string& group, const std::string& more = "",
                    const std::string& words = "hoger", const std::string& wave = "2013") {
  return marked(words, "claim=" + kind + " measure=overall group=\"" + group + "\" waves=" + wave +
                           " benchmark=land " + more);
}

TEST(Above, IsJudgedAgainstSingleOrganisationsAndNamesTheChainThatWasPrinted) {
  const JudgedClaim c =
      judged_claim(against("above", "vr boak", "", "boven de 6,8 in 2013"), printed_study());
  EXPECT_EQ(c.verdict, Verdict::Partly);
  EXPECT_THAT(flat(c.reason),
              AllOf(HasSubstr("Die 6,8 is in 2013 het cijfer van ketens van organisaties; losse "
                              "organisaties kregen een 7,1."),
                    HasSubstr("0,5 tot 0,7 hoger"), HasSubstr("0,0 tot 0,2 hoger"),
                    HasSubstr("als vast genomen"), HasSubstr("burgers")));
  EXPECT_EQ(c.interviews_needed, 865u);  // (1.96 * 1.5 / 0.1)^2
}

TEST(Above, IsContradictedByALowerMarkAndByAWrongNumber) {
  Study study = bare_study();
  publish(study, "2013", "vr", 6.9);
  publish_benchmark(study, BenchmarkLevel::Chain, "2013", 6.8);
  publish_benchmark(study, BenchmarkLevel::Organisation, "2013", 7.1);
  EXPECT_EQ(judged_claim(against("above", "vr"), study).verdict, Verdict::Contradicted);
  EXPECT_EQ(judged_claim(against("below", "vr"), study).verdict, Verdict::Partly);
  EXPECT_EQ(judged_claim(against("below", "vr", "", "lager dan 7,5"), study).verdict,
            Verdict::Contradicted);
}

TEST(Above, IsSupportedByEnoughAnswers) {
  std::vector<WaveResults> waves{wave_of("2013")};
  answered(waves[0], "vr", 7.68, 900);
  answered(waves[0], "boak", 7.17, 300);
  EXPECT_EQ(judged_claim(against("above", "vr"), printed_study(), waves).verdict,
            Verdict::Supported);
  EXPECT_EQ(judged_claim(against("above", "boak"), printed_study(), waves).verdict,
            Verdict::NotDemonstrable);
  EXPECT_EQ(judged_claim(against("above", "vr boak"), printed_study(), waves).verdict,
            Verdict::Partly);
}

TEST(Above, ByFarHasNoAgreedSize) {
  std::vector<WaveResults> waves{wave_of("2013")};
  answered(waves[0], "vr", 7.68, 900);
  const JudgedClaim c = judged_claim(against("above", "vr", "by=large"), printed_study(), waves);
  EXPECT_EQ(c.verdict, Verdict::Partly);
  EXPECT_THAT(flat(c.reason), HasSubstr("niet afgesproken"));
}

TEST(Above, ByASizeIsTestedWithThatSize) {
  std::vector<WaveResults> waves{wave_of("2013")};
  answered(waves[0], "vr", 7.68, 2000);
  const auto verdict = [&](const std::string& by) {
    return judged_claim(against("above", "vr", "by=" + by), printed_study(), waves).verdict;
  };
  EXPECT_EQ(verdict("0.4"), Verdict::Supported);        // at least 0.53 - 0.4 = 0.13, four errors
  EXPECT_EQ(verdict("0.5"), Verdict::NotDemonstrable);  // 0.03 to 0.13
  EXPECT_EQ(verdict("0.9"), Verdict::Contradicted);
}

TEST(Above, CountsTheBenchmarksOwnErrorWhereItsSizeIsKnown) {
  std::vector<WaveResults> waves{wave_of("2013")};
  answered(waves[0], "vr", 7.4, 900);
  Study study = bare_study();
  publish_benchmark(study, BenchmarkLevel::Organisation, "2013", 7.1, 100);  // error 0.15
  const JudgedClaim c = judged_claim(against("above", "vr"), study, waves);
  EXPECT_EQ(c.verdict, Verdict::NotDemonstrable);  // at least 0.25, error of the difference 0.158
  EXPECT_THAT(flat(c.reason), HasSubstr("100 antwoorden"));
  study.published.benchmarks[0].answers.reset();
  EXPECT_EQ(judged_claim(against("above", "vr"), study, waves).verdict, Verdict::Supported);
}

TEST(Above, IsNotTestableWithoutALikeForLikeRow) {
  Study study = printed_study();
  const auto reason = [&](const std::string& wave) {
    const JudgedClaim c = judged_claim(against("above", "vr", "", "hoger", wave), study);
    EXPECT_EQ(c.verdict, Verdict::NotTestable);
    return flat(c.reason);
  };
  EXPECT_THAT(reason("2011"), HasSubstr("geen cijfer voor 2011"));
  std::erase_if(study.published.benchmarks,
                [](const BenchmarkRow& r) { return r.level == BenchmarkLevel::Organisation; });
  EXPECT_THAT(reason("2013"), AllOf(HasSubstr("losse organisaties"), HasSubstr("ketens")));
  study = printed_study();
  for (BenchmarkRow& row : study.published.benchmarks) row.scale = "1-5";
  EXPECT_THAT(reason("2013"), HasSubstr("andere schaal (1-5)"));
}

TEST(Equal, NeedsAMarginAndThenTheWholeIntervalWithinIt) {
  std::vector<WaveResults> waves{wave_of("2013")};
  answered(waves[0], "boak", 7.12, 2000);
  const Study study = printed_study();
  const auto verdict = [&](const std::string& more, std::span<const WaveResults> from) {
    return judged_claim(against("equal", "boak", more), study, from).verdict;
  };
  EXPECT_EQ(verdict("", waves), Verdict::NotTestable);
  EXPECT_EQ(verdict("margin=0.2", waves), Verdict::Supported);
  EXPECT_EQ(verdict("margin=0.1", waves), Verdict::NotDemonstrable);
  EXPECT_EQ(verdict("margin=0.3", {}), Verdict::Partly);
  EXPECT_EQ(judged_claim(against("equal", "vr", "margin=0.3"), study).verdict,
            Verdict::Contradicted);
  EXPECT_THAT(flat(judged_claim(against("equal", "boak"), study).reason), HasSubstr("margin=0.2"));
}

TEST(Stable, IsEquivalenceWithinAStatedMargin) {
  const auto verdict = [&](const std::string& more, const std::vector<WaveResults>& waves) {
    return judged_claim(marked("bleef gelijk",
                               "claim=stable measure=overall group=vr waves=\"2009 2011\" " + more),
                        bare_study(), waves)
        .verdict;
  };
  EXPECT_EQ(verdict("", three_waves("vr", 7.2, 7.2, 7.2, 4000)), Verdict::NotTestable);
  EXPECT_EQ(verdict("margin=0.2", three_waves("vr", 7.2, 7.2, 7.2, 4000)), Verdict::Supported);
  EXPECT_EQ(verdict("margin=0.2", three_waves("vr", 7.2, 7.2, 7.2, 100)), Verdict::NotDemonstrable);
  EXPECT_EQ(verdict("margin=0.2", three_waves("vr", 7.2, 7.8, 7.2, 4000)), Verdict::Contradicted);
}

// ---- the survey itself

TEST(Coverage, NeedsEveryCustomerGroup) {
  const std::string all =
      "claim=coverage groups=\"vreemdelingen referenten advocaten ketenpartners\"";
  EXPECT_EQ(judged_claim(marked("allen", all), printed_study()).verdict, Verdict::Supported);
  const JudgedClaim c = judged_claim(
      marked("allen", "claim=coverage groups=\"vreemdelingen referenten ketenpartners\""),
      printed_study());
  EXPECT_EQ(c.verdict, Verdict::Contradicted);
  EXPECT_THAT(flat(c.reason), HasSubstr("Niet genoemd: advocaten."));
}

TEST(Coverage, LooksAtThePeopleOfAStoredWave) {
  const std::string all =
      "claim=coverage groups=\"vreemdelingen referenten advocaten ketenpartners\" waves=2013";
  std::vector<WaveResults> waves{wave_of("2013")};
  waves[0].response = {{"vreemdelingen", 400, 120, 110},
                       {"referenten", 400, 150, 140},
                       {"advocaten", 100, 0, 0},
                       {"ketenpartners", 60, 30, 30}};
  JudgedClaim c = judged_claim(marked("allen", all), bare_study(), waves);
  EXPECT_EQ(c.verdict, Verdict::Partly);
  EXPECT_THAT(flat(c.reason), HasSubstr("In 2013 heeft niemand geantwoord van: advocaten."));
  waves[0].response[2] = {"advocaten", 0, 0, 0};
  c = judged_claim(marked("allen", all), bare_study(), waves);
  EXPECT_EQ(c.verdict, Verdict::Contradicted);
  EXPECT_THAT(flat(c.reason), HasSubstr("niemand benaderd van: advocaten"));
  waves[0].response[2] = {"advocaten", 0, 20, 20};  // an imported file: drawn is not known
  EXPECT_EQ(judged_claim(marked("allen", all), bare_study(), waves).verdict, Verdict::Supported);
}

TEST(Rhythm, IsHeldAgainstTheWavesOfTheStudy) {
  Study study = bare_study();
  const auto claim = [&](const std::string& since, const std::string& every) {
    return judged_claim(marked("sinds lang", "claim=rhythm since=" + since + " every=" + every),
                        study);
  };
  EXPECT_EQ(claim("2005", "2").verdict, Verdict::Supported);
  EXPECT_EQ(claim("2005", "4").verdict, Verdict::Contradicted);  // 2007 and 2011 fall outside
  EXPECT_EQ(claim("2007", "2").verdict, Verdict::Contradicted);  // there was one before
  EXPECT_EQ(claim("2003", "2").verdict, Verdict::Partly);
  EXPECT_THAT(flat(claim("2003", "2").reason), HasSubstr("ontbreken metingen in 2003"));
  study.waves.erase(study.waves.begin() + 1);
  EXPECT_EQ(claim("2005", "2").verdict, Verdict::Contradicted);
  EXPECT_THAT(flat(claim("2005", "2").reason), HasSubstr("2007"));
}

// ---- kinds that need more

TEST(UntestedKinds, SayWhatIsMissing) {
  const Study study = printed_study();
  const auto claim = [&](const std::string& attributes) {
    const JudgedClaim c = judged_claim(marked("woorden", attributes), study);
    EXPECT_EQ(c.verdict, Verdict::NotTestable) << attributes;
    EXPECT_TRUE(c.would_be_true && !c.would_be_true->empty()) << attributes;
    return c;
  };
  const std::string all = " measure=overall group=vr waves=2013";
  EXPECT_THAT(flat(claim("claim=valued" + all).reason), HasSubstr("grens"));
  EXPECT_THAT(flat(claim("claim=valued among=theme:x" + all).reason), HasSubstr("theme:x"));
  EXPECT_THAT(flat(claim("claim=important" + all).reason), HasSubstr("belangrijk"));
  EXPECT_THAT(flat(claim("claim=priority" + all).reason), HasSubstr("belang"));
  EXPECT_THAT(flat(claim("claim=theme theme=x group=vr waves=2013").reason),
              HasSubstr("open antwoorden"));
  EXPECT_THAT(flat(claim("claim=timeliness measure=overall waves=2013").reason),
              HasSubstr("behandeltijden"));
  EXPECT_THAT(flat(claim("claim=response group=vr waves=2013").reason), HasSubstr("aantallen"));
  const JudgedClaim effect = claim("claim=effect programme=x" + all);
  EXPECT_THAT(flat(effect.reason), AllOf(HasSubstr("plan van vóór"),
                                         HasSubstr("vergelijkbare groep"), HasSubstr("‘na’")));
  EXPECT_THAT(flat(*effect.would_be_true), ::testing::StartsWith("Na deze programma's"));
}

// ---- saying it

TEST(Reason, SaysThatAnswersAreMadeUpWheneverItRestsOnThem) {
  auto waves = three_waves("vr", 7.0, 7.2, 7.4, 2000);
  for (WaveResults& w : waves) w.fictional = true;
  const JudgedLetter l = judged(change("rise", "vr", "2009 2011"), bare_study(), waves);
  EXPECT_TRUE(l.fictional);
  EXPECT_THAT(flat(l.notes.at(0)), HasSubstr("verzonnen"));
  EXPECT_THAT(flat(l.claims[0].reason), ::testing::StartsWith("Dit zijn verzonnen antwoorden"));
}

TEST(Reason, IsInTheLanguageOfTheLetter) {
  const JudgedClaim c = judged_claim(change("rise", "boak", "2009 2011 2013", "rose to 7.2"),
                                     printed_study(), {}, "letter.en.md");
  EXPECT_EQ(c.verdict, Verdict::NotDemonstrable);
  EXPECT_THAT(flat(c.reason), AllOf(HasSubstr("at least 1,729 interviews"), HasSubstr("chance")));
  EXPECT_EQ(flat(*c.would_be_true),
            "The overall mark of professionals was 7.0 in 2009, 7.2 in 2011 and 7.2 in 2013");
}

TEST(Reason, IsInAnotherLanguageThanTheLetterWhereThatIsAskedAndMarksWhatIsQuoted) {
  const Study study = printed_study();
  const Letter letter = letter_of(
      marked("boven de 6,8", "claim=above measure=overall group=vr waves=2013 benchmark=land") +
          " " + marked("een 7,4", "claim=value measure=overall group=vr waves=2013"),
      study);
  const JudgedLetter l = judge_letter(letter, study, {}, "en");
  EXPECT_EQ(l.language, "nl");
  EXPECT_EQ(l.words, "en");
  const auto quoted = [](const Words& words) {
    std::vector<std::string> texts;
    for (const TextRun& run : words) {
      if (run.language == "nl") texts.push_back(run.text);
    }
    return texts;
  };
  EXPECT_THAT(flat(l.claims[0].reason), HasSubstr("That 6.8 is the score of chains"));
  EXPECT_THAT(quoted(l.claims[0].reason), ::testing::ElementsAre("burgers"));
  EXPECT_THAT(flat(l.claims[1].reason), HasSubstr("It says 7,4; the figures give 7.7"));
  EXPECT_THAT(quoted(l.claims[1].reason), ::testing::ElementsAre("7,4"));
  const JudgedLetter own = judge_letter(letter, study, {});
  for (std::size_t i = 0; i < 2; ++i) EXPECT_EQ(own.claims[i].verdict, l.claims[i].verdict);
  EXPECT_THAT(quoted(own.claims[0].reason), ::testing::IsEmpty());
}

TEST(Reason, NamesAGroupWithoutATranslationByItsLabelNotByItsCode) {
  Study study = printed_study();
  for (ReportingGroup& g : study.reporting_groups) g.label.in.erase("en");
  const JudgedClaim c = judged_claim(change("rise", "vr", "2009 2011"), study, {}, "letter.en.md");
  EXPECT_THAT(flat(*c.would_be_true), HasSubstr("overall mark of vreemdelingen en referenten"));
}

TEST(Reason, NamesTheScaleOfAMeanThatIsNoMark) {
  Study study = bare_study();
  WaveResults wave = wave_of("2013");
  wave.estimates[{"2013", "vr", "luisteren", "mean"}] = {4.1, 0.03, 900, 899};
  const std::string claim = marked("een 4,1", "claim=value measure=luisteren group=vr waves=2013");
  EXPECT_THAT(flat(judged_claim(claim, study, {{wave}}).reason),
              HasSubstr("Het oordeel op een schaal van 1 tot 5 over ‘Hoe goed zij luisteren’ van "
                        "vreemdelingen en referenten in 2013: 900 interviews"));
  Question contacts;
  contacts.name = "contacten";
  contacts.type = QuestionType::Integer;
  contacts.label = {"",
                    {{"nl", "Hoe vaak had u contact?"}, {"en", "How often did you have contact?"}}};
  study.questionnaire.questions.push_back(contacts);
  wave.estimates[{"2013", "vr", "contacten", "mean"}] = {4.1, 0.03, 900, 899};
  EXPECT_THAT(
      flat(judged_claim(marked("een 4,1", "claim=value measure=contacten group=vr waves=2013"),
                        study, {{wave}})
               .reason),
      HasSubstr("Het gemiddelde antwoord op ‘Hoe vaak had u contact?’"));
}

TEST(Grounds, AreThoseThatWereUsed) {
  const auto grounds = [](const JudgedLetter& l) { return std::pair(l.on_answers, l.on_print); };
  const std::string rise = change("rise", "vr", "2011 2013");
  auto waves = three_waves("vr", 7.0, 7.2, 7.4, 2000);
  EXPECT_EQ(grounds(judged(rise, printed_study())), std::pair(false, true));
  EXPECT_EQ(grounds(judged(rise, bare_study(), waves)), std::pair(true, false));
  waves.pop_back();
  EXPECT_EQ(grounds(judged(rise, printed_study(), waves)), std::pair(true, true));
  EXPECT_EQ(grounds(judged(marked("x", "claim=rhythm since=2005 every=2"), bare_study(), waves)),
            std::pair(false, false));
}

TEST(Notes, MadeUpAnswersAreNotHeldAgainstPrintAsIfTheyWereReal) {
  std::vector<WaveResults> waves{wave_of("2013")};
  answered(waves[0], "vr", 7.51, 2000);
  const std::string rise = change("rise", "vr", "2011 2013");
  EXPECT_THAT(flat(judged(rise, printed_study(), waves).notes[0]),
              HasSubstr("De antwoorden van 2013 geven"));
  waves[0].fictional = true;
  const JudgedLetter l = judged(rise, printed_study(), waves);
  ASSERT_EQ(l.notes.size(), 2u);
  EXPECT_THAT(flat(l.notes[0]), HasSubstr("De antwoorden zijn verzonnen"));
  EXPECT_THAT(flat(l.notes[1]), AllOf(HasSubstr("De verzonnen antwoorden van 2013 geven"),
                                      HasSubstr("van de echte meting is 7,7 gepubliceerd")));
}

TEST(Notes, OfAMadeUpStudyNothingIsCalledReal) {
  std::vector<WaveResults> waves{wave_of("2013")};
  answered(waves[0], "vr", 7.51, 2000);
  Study study = printed_study();
  study.fictional = true;
  const JudgedLetter l = judged(change("rise", "vr", "2011 2013"), study, waves);
  EXPECT_EQ(flat(l.notes.at(0)), "Oefenstudie: dit onderzoek is verzonnen.");
  for (const Words& note : l.notes) EXPECT_THAT(flat(note), Not(HasSubstr("echte meting")));
}

TEST(Reason, AFallInPrintIsSaidWithTheSameCautionAsARise) {
  Study study = printed_study();
  study.published.marks[1].mark = PrintedMark(7.1);  // 7.3, 7.1, 7.7
  const JudgedClaim c = judged_claim(change("rise", "vr", "2009 2011 2013"), study);
  EXPECT_THAT(flat(c.reason), HasSubstr("7,3 in 2009 naar 7,1 in 2011 daalt het gedrukte "
                                        "cijfer; of dat meer is dan toeval, is niet te zeggen"));
}

// ---- properties

int strength(Verdict v) {
  switch (v) {
    case Verdict::Supported:
      return 3;
    case Verdict::Partly:
      return 2;
    case Verdict::NotDemonstrable:
      return 1;
    default:
      return 0;
  }
}

TEST(Property, MoreAnswersNeverTurnSupportedIntoContradicted) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> mean(6.5, 8.0);
  for (int run = 0; run < 500; ++run) {
    const double a = mean(random), b = mean(random), c = mean(random);
    bool was_supported = false;
    for (const std::size_t n : {40u, 160u, 640u, 2560u, 10240u}) {
      const Verdict v = verdict_of_rise(a, b, c, n);
      if (was_supported) {
        EXPECT_EQ(v, Verdict::Supported) << a << " " << b << " " << c << " " << n;
      }
      was_supported = was_supported || v == Verdict::Supported;
    }
  }
}

// The printed interval of one or both marks is made wider: what could be said can only get less.
TEST(Property, AWiderPrintedIntervalNeverMakesAVerdictStronger) {
  std::mt19937 random(11);
  std::uniform_real_distribution<double> mean(6.5, 8.0), width(0.0, 0.3);
  const Rules rules;
  const auto rank = [](Outcome o) {
    return o == Outcome::Rose || o == Outcome::Fell                 ? 2
           : o == Outcome::RoseInPrint || o == Outcome::FellInPrint ? 1
                                                                    : 0;
  };
  for (int run = 0; run < 5000; ++run) {
    std::vector<Evidence> marks(3);
    for (Evidence& e : marks) {
      const double m = mean(random), w = width(random);
      e.ground = Ground::Print;
      e.mark = {m - w, m + w};
      e.answers = 200 + random() % 4000;
      if (random() % 3 != 0) e.variance = 2.25 / static_cast<double>(e.answers);
    }
    auto wide = marks;
    const std::size_t which = random() % 3;
    wide[which].mark.low -= width(random);
    wide[which].mark.high += width(random);
    const Study study = bare_study();
    const auto three_steps = [&](const std::vector<Evidence>& m) {
      return std::vector{step_between(m[0], m[1], study), step_between(m[1], m[2], study),
                         step_between(m[0], m[2], study)};
    };
    auto before = three_steps(marks), after = three_steps(wide);
    const auto judge_all = [&](std::vector<Step>& steps) {
      std::vector<Step*> family;
      for (Step& s : steps) family.push_back(&s);
      judge(family, rules);
    };
    judge_all(before);
    judge_all(after);
    for (std::size_t i = 0; i < before.size(); ++i) {
      ASSERT_LE(rank(after[i].outcome), rank(before[i].outcome)) << run;
    }
  }
}

// Printing the same marks without the numbers of interviews never supports a claim.
TEST(Property, PrintWithoutInterviewsNeverSupportsARise) {
  std::mt19937 random(13);
  for (int run = 0; run < 300; ++run) {
    Study study = bare_study();
    for (const char* wave : {"2009", "2011", "2013"}) {
      publish(study, wave, "vr", 6.5 + static_cast<double>(random() % 20) / 10.0);
    }
    const Verdict v = judged_claim(change("rise", "vr", "2009 2011 2013"), study).verdict;
    EXPECT_LE(strength(v), 2);
  }
}

}  // namespace
}  // namespace peil::findings
