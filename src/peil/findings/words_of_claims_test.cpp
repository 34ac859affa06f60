// What the words of a claim demand of the figures, and what they may not get away with.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/findings/letter_testing.h"

namespace peil::findings {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// Printed marks of one group in 2009 and 2013 of 900 answers: 0.2 and more are shown.
Study two_marks(double before, double after, std::optional<std::size_t> answers = 900) {
  Study study = bare_study();
  const auto sd = answers ? std::optional(1.5) : std::nullopt;
  publish(study, "2009", "vr", before, answers, sd);
  publish(study, "2013", "vr", after, answers, sd);
  return study;
}

Verdict of_rise(const std::string& words, const Study& study) {
  return judged_claim(change("rise", "vr", "2009 2013", words), study).verdict;
}

TEST(WordsOfClaims, AMarkIsOfTheYearBesideItAndWhatItWentToIsLater) {
  const Study study = two_marks(7.3, 7.7);
  EXPECT_EQ(of_rise("steeg in 2013 van een 7,3 in 2009 tot een 7,7", study), Verdict::Supported);
  EXPECT_EQ(of_rise("steeg: een 7,7 in 2013, tegen een 7,3 in 2009", study), Verdict::Supported);
  EXPECT_EQ(of_rise("steeg: 7,3 in 2013 en 7,7 in 2009", study), Verdict::Contradicted);
  EXPECT_EQ(of_rise("steeg van 7,7 naar 7,3", study), Verdict::Contradicted);
}

// By hand: both marks have an error of 1.5 / 30 = 0.05, so their difference 0.0707 and chance
// reaches 0.14; rounding leaves 0.1 open: 0.4 is between 0.16 and 0.64.
TEST(WordsOfClaims, EndsOfTheIntervalOfADifferenceAreHeld) {
  const Study study = two_marks(7.3, 7.7);
  const auto of = [&](const std::string& ends) {
    return of_rise("steeg van 7,3 naar 7,7, met 0,4 (tussen " + ends + ")", study);
  };
  EXPECT_EQ(of("0,16 en 0,64"), Verdict::Supported);
  EXPECT_EQ(of("0,30 en 0,64"), Verdict::Contradicted);
  EXPECT_EQ(of("0,16 en 0,50"), Verdict::Contradicted);
}

// "Organisations" are others, but for those whose name the claim is about.
TEST(WordsOfClaims, NamesOfTheGroupAreNoOthers) {
  Study study = printed_study();
  study.reporting_groups[1].label = {"boak", {{"nl", "BOAK"}, {"en", "Partner organisations"}}};
  const auto of = [&](const std::string& words) {
    return judged_claim("---\nlang: en\n---\n[" + words +
                            "]{claim=value measure=overall group=boak waves=2013}.",
                        study)
        .verdict;
  };
  EXPECT_EQ(of("The overall mark of Partner organisations was 7.2 in 2013"), Verdict::Supported);
  EXPECT_EQ(of("The overall mark was 7.2 in 2013, that of organisations"), Verdict::Partly);
}

TEST(WordsOfClaims, OfSizeDemandTheirSize) {
  EXPECT_EQ(of_rise("steeg fors", two_marks(7.0, 7.4)), Verdict::Partly);
  EXPECT_EQ(of_rise("steeg fors", two_marks(7.0, 7.6)), Verdict::Supported);
  EXPECT_EQ(of_rise("steeg licht", two_marks(7.0, 7.6)), Verdict::Partly);
  EXPECT_EQ(of_rise("steeg licht", two_marks(7.0, 7.3)), Verdict::Supported);
  EXPECT_EQ(of_rise("is verdubbeld", two_marks(7.0, 7.6)), Verdict::Contradicted);
}

TEST(WordsOfClaims, OfCertaintyAreNotMetByPrintAlone) {
  EXPECT_EQ(of_rise("steeg", two_marks(7.0, 7.4, {})), Verdict::Partly);
  EXPECT_EQ(of_rise("is significant gestegen", two_marks(7.0, 7.4, {})), Verdict::NotDemonstrable);
  EXPECT_EQ(of_rise("is significant gestegen", two_marks(7.0, 7.4)), Verdict::Supported);
}

TEST(WordsOfClaims, RoundedMarksMayNotShowAnotherChange) {
  EXPECT_EQ(of_rise("steeg van een 7 naar een 8", two_marks(7.3, 7.7)), Verdict::Partly);
  EXPECT_EQ(of_rise("steeg van 7,3 naar 7,7", two_marks(7.3, 7.7)), Verdict::Supported);
}

TEST(WordsOfClaims, MarksOfSeveralGroupsAreHeldToEach) {
  Study study = printed_study();  // in 2013 7.7 and 7.2
  const auto value = [&](const std::string& words, const std::string& waves) {
    return judged_claim(marked(words, "claim=value measure=overall group=\"vr boak\" waves=\"" +
                                          waves + "\""),
                        study)
        .verdict;
  };
  EXPECT_EQ(value("een 7,7 en een 7,2", "2013"), Verdict::Supported);
  EXPECT_EQ(value("een 7,2 en een 7,7", "2013"), Verdict::Contradicted);
  EXPECT_EQ(value("beide een 7,7", "2013"), Verdict::Contradicted);
  EXPECT_EQ(value("van 7,2 naar 7,7", "2011 2013"), Verdict::Contradicted);
}

TEST(WordsOfClaims, HowManyPeopleIsNoMean) {
  EXPECT_EQ(judged_claim(
                marked("de helft geeft een 7,7", "claim=value measure=overall group=vr waves=2013"),
                printed_study())
                .verdict,
            Verdict::NotTestable);
}

// 1.5 / sqrt(900) is 0.05: at 95 percent from 7.60 to 7.80.
TEST(WordsOfClaims, AnIntervalIsOfTheConfidenceOfTheStudy) {
  const Study study = two_marks(7.3, 7.7);
  const auto value = [&](const std::string& words) {
    return judged_claim(marked(words, "claim=value measure=overall group=vr waves=2013"), study, {},
                        "letter.en.md")
        .verdict;
  };
  EXPECT_EQ(value("7.7 on a 10-point scale (95% CI 7.6-7.8)"), Verdict::Supported);
  EXPECT_EQ(value("7.7 on a 10-point scale (99% CI 7.6-7.8)"), Verdict::Contradicted);
  EXPECT_EQ(value("7.7 on a 10-point scale (95% CI 7.4-7.8)"), Verdict::Contradicted);
  EXPECT_EQ(value("7.7 on a 5-point scale (95% CI 7.6-7.8)"), Verdict::Contradicted);
}

TEST(WordsOfClaims, WhatDependsOnUnprintedDecimalsIsSaidSo) {
  const JudgedClaim c =
      judged_claim(marked("bijna een 7", "claim=value measure=overall group=boak waves=2009"),
                   printed_study());  // 7.0: from 6.95 up to 7.05
  EXPECT_EQ(c.verdict, Verdict::NotDemonstrable);
  EXPECT_THAT(flat(c.reason), AllOf(HasSubstr("decimalen die niet gedrukt zijn"),
                                    Not(HasSubstr("achter de komma"))));
}

TEST(Extremes, OfWavesAndGroupsAreShownOrContradicted) {
  const auto rising = three_waves("vr", 7.0, 7.2, 7.6, 4000);
  const auto falling = three_waves("vr", 7.0, 7.6, 7.2, 4000);
  const std::string ever =
      marked("een 7,6, het hoogst ooit", "claim=highest measure=overall group=vr waves=2013");
  EXPECT_EQ(judged_claim(ever, bare_study(), rising).verdict, Verdict::Supported);
  EXPECT_EQ(
      judged_claim(marked("het hoogst ooit", "claim=highest measure=overall group=vr waves=2013"),
                   bare_study(), falling)
          .verdict,
      Verdict::Contradicted);
  std::vector<WaveResults> waves{wave_of("2013")};
  answered(waves[0], "vr", 7.7, 900), answered(waves[0], "boak", 7.2, 900);
  const auto among = [&](const std::string& group) {
    return judged_claim(marked("het hoogst", "claim=highest among=groups measure=overall group=" +
                                                 group + " waves=2013"),
                        bare_study(), waves)
        .verdict;
  };
  EXPECT_EQ(among("vr"), Verdict::Supported);
  EXPECT_EQ(among("boak"), Verdict::Contradicted);
}

TEST(First, IsContradictedByTheSameStepBefore) {
  const auto verdict = [](double a, double b, double c) {
    return judged_claim(marked("steeg voor het eerst",
                               "claim=first measure=overall group=vr waves=\"2011 2013\""),
                        bare_study(), three_waves("vr", a, b, c, 4000))
        .verdict;
  };
  EXPECT_EQ(verdict(7.0, 7.3, 7.6), Verdict::Contradicted);
  EXPECT_EQ(verdict(7.3, 7.0, 7.6), Verdict::Partly);  // of 2005 and 2007 nothing is known
}

TEST(Groups, AreTestedInTheirWaveAndTheFirstIsTheOneSpokenOf) {
  std::vector<WaveResults> waves{wave_of("2013")};
  answered(waves[0], "vr", 7.7, 900), answered(waves[0], "boak", 7.2, 900);
  const auto verdict = [&](const std::string& words, const std::string& attributes) {
    return judged_claim(marked(words, attributes + " measure=overall waves=2013"), bare_study(),
                        waves)
        .verdict;
  };
  EXPECT_EQ(verdict("hoger", "claim=group-above group=\"vr boak\""), Verdict::Supported);
  EXPECT_EQ(verdict("hoger", "claim=group-above group=\"boak vr\""), Verdict::Contradicted);
  EXPECT_EQ(verdict("lager", "claim=group-below group=\"boak vr\""), Verdict::Supported);
  EXPECT_EQ(verdict("0,9 punt hoger", "claim=group-above group=\"vr boak\""),
            Verdict::Contradicted);
  EXPECT_EQ(verdict("gelijk", "claim=group-equal margin=0.8 group=\"vr boak\""),
            Verdict::Supported);
  EXPECT_EQ(verdict("gelijk", "claim=group-equal margin=0.2 group=\"vr boak\""),
            Verdict::Contradicted);
  EXPECT_EQ(verdict("hoger", "claim=group-above group=\"vreemdelingen vr\""), Verdict::NotTestable);
}

// Residents rose, professionals fell: that both did not rise is false, that both did is too.
TEST(WordsOfClaims, ADenialIsHeldToEachGroup) {
  std::vector<WaveResults> waves{wave_of("2011"), wave_of("2013")};
  answered(waves[0], "vr", 7.0, 4000), answered(waves[1], "vr", 7.6, 4000);
  answered(waves[0], "boak", 7.6, 4000), answered(waves[1], "boak", 7.0, 4000);
  const auto verdict = [&](const std::string& groups) {
    Letter letter = letter_of(change("rise", groups, "2011 2013"), bare_study());
    letter.claims.front().denied = true;
    return judge_letter(letter, bare_study(), waves).claims.front().verdict;
  };
  EXPECT_EQ(verdict("boak"), Verdict::Supported);
  EXPECT_EQ(verdict("vr"), Verdict::Contradicted);
  EXPECT_EQ(verdict("vr boak"), Verdict::Contradicted);
}

TEST(WordsOfClaims, ShownStepsHaveToBeThere) {
  const std::string words = "alleen van 2011 naar 2013 is de stijging meer dan toeval";
  EXPECT_NE(judged_claim(change("rise", "vr", "2009 2011 2013", words), bare_study()).verdict,
            Verdict::Supported);
  const auto rose = three_waves("vr", 7.0, 7.0, 7.6, 4000);
  EXPECT_NE(judged_claim(change("rise", "vr", "2009 2011 2013",
                                "alleen van 2009 naar 2011 is de stijging meer dan toeval"),
                         bare_study(), rose)
                .verdict,
            Verdict::Supported);
}

TEST(WordsOfClaims, MarksThatAreOnlyStatedDoNotCarryWhatStandsBesideThem) {
  const auto same = three_waves("vr", 7.2, 7.2, 7.2, 4000);
  const auto verdict = [&](const std::string& words) {
    return judged_claim(change("rise", "vr", "2011 2013", words), bare_study(), same).verdict;
  };
  EXPECT_EQ(verdict("7,2 in 2011 en 7,2 in 2013"), Verdict::Supported);
  EXPECT_EQ(verdict("7,2 in 2011 en 7,2 in 2013, het hoogste cijfer"), Verdict::Partly);
}

// 1.5 / sqrt(900) is 0.05: the margin is 0.098.
TEST(WordsOfClaims, AWrongMarginOfAPrintedMarkIsToldWithTheRightOne) {
  Study study = bare_study();
  publish(study, "2013", "vr", 7.4, 900, 1.5);
  const auto claim = [&](const std::string& words) {
    return judged_claim(marked(words, "claim=value measure=overall group=vr waves=2013"), study);
  };
  EXPECT_EQ(claim("een 7,4 (\u00B10,1)").verdict, Verdict::Supported);
  EXPECT_EQ(claim("een 7,4 (\u00B10,4)").verdict, Verdict::Contradicted);
  EXPECT_THAT(flat(claim("een 7,4 (\u00B10,4)").reason), HasSubstr("een marge van 7,30 tot 7,50"));
  EXPECT_EQ(claim("een 7,4 (marge 7,3 tot 7,5)").verdict, Verdict::Supported);
}

TEST(WordsOfClaims, ThatSomethingIsNotKnownIsTrueOnlyWhenNothingElseIsSaid) {
  const auto verdict = [](const std::string& words) {
    return judged_claim(
               marked(words, "claim=effect programme=x measure=overall group=vr waves=2013"),
               bare_study())
        .verdict;
  };
  EXPECT_EQ(verdict("of dat door de cursus komt, is niet vastgesteld"), Verdict::Supported);
  EXPECT_EQ(verdict("dankzij de cursus; hoeveel is niet vastgesteld"), Verdict::NotTestable);
}

TEST(WordsOfClaims, NotSignificantIsTrueOnlyOfStepsThatWereTested) {
  Study study = bare_study();
  publish(study, "2009", "vr", 7.2, 900, 1.5);
  publish(study, "2011", "vr", 7.2, 900, 1.5);
  publish(study, "2013", "vr", 7.4);
  const std::string words = "niet significant gestegen";
  EXPECT_EQ(judged_claim(change("rise", "vr", "2009 2011", words), study).verdict,
            Verdict::Supported);
  EXPECT_NE(judged_claim(change("rise", "vr", "2009 2011 2013", words), study).verdict,
            Verdict::Supported);
}

}  // namespace
}  // namespace peil::findings
