// What a claim is told: each sentence where it is true, and not where one fact is otherwise.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/findings/letter_testing.h"

namespace peil::findings {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::string reason(const std::string& text, const Study& study,
                   std::span<const WaveResults> waves = {}) {
  return flat(judged_claim(text, study, waves).reason);
}

TEST(ClaimWords, PrintedMarksThatFallAreSaidToFallAndChanceIsLeftOpen) {
  Study study = bare_study();
  publish(study, "2009", "vr", 7.7);
  publish(study, "2011", "vr", 7.4);
  publish(study, "2013", "vr", 7.2);
  EXPECT_THAT(reason(change("fall", "vr", "2009 2011"), study),
              AllOf(HasSubstr("De gedrukte cijfers dalen: 7,7 in 2009 en 7,4 in 2011"),
                    HasSubstr("zonder de aantallen interviews of de marges")));
  EXPECT_THAT(
      reason(change("fall", "vr", "2009 2011 2013"), study),
      HasSubstr("De gedrukte cijfers dalen bij elke stap: 7,7 in 2009, 7,4 in 2011 en 7,2"));
  study.published.marks.back().mark = PrintedMark(7.5);
  EXPECT_THAT(reason(change("fall", "vr", "2009 2011 2013"), study),
              Not(HasSubstr("dalen bij elke stap")));
}

TEST(ClaimWords, BelowABenchmarkIsMoreThanChanceOrIsNot) {
  Study study = bare_study();
  publish_benchmark(study, BenchmarkLevel::Organisation, "2013", 7.1, 2000);
  const std::string claim =
      marked("lager", "claim=below measure=overall group=vr waves=2013 benchmark=land");
  std::vector<WaveResults> low{wave_of("2013")}, near{wave_of("2013")};
  answered(low[0], "vr", 6.5, 2000);
  answered(near[0], "vr", 7.09, 2000);
  EXPECT_THAT(reason(claim, study, low), HasSubstr("lager, meer dan toeval"));
  EXPECT_THAT(reason(claim, study, near), Not(HasSubstr("lager, meer dan toeval")));
}

TEST(ClaimWords, EverybodyAndOtherMeasuresAreCalledByTheirNames) {
  std::vector<WaveResults> waves{wave_of("2013")};
  answered(waves[0], "all", 7.2, 900);
  waves[0].estimates[{"2013", "vr", "luisteren", "mean"}] = {3.8, 0.02, 900, 899.0};
  EXPECT_THAT(reason(marked("een 7,3", "claim=value measure=overall group=all waves=2013"),
                     bare_study(), waves),
              HasSubstr("alle klanten"));
  const std::string listening = reason(
      marked("een 3,9", "claim=value measure=luisteren group=vr waves=2013"), bare_study(), waves);
  EXPECT_THAT(listening,
              AllOf(HasSubstr("‘Hoe goed zij luisteren’"), Not(HasSubstr("alle klanten"))));
}

TEST(ClaimWords, AFigureThatMissesThePrecisionStandardIsSaidTo) {
  Study study = bare_study();
  std::vector<WaveResults> waves{wave_of("2013")};
  answered(waves[0], "vr", 7.7, 40);
  const std::string claim = marked("een 7,7", "claim=value measure=overall group=vr waves=2013");
  const char* said = "haalt de nauwkeurigheidsnorm van dit onderzoek niet";
  EXPECT_THAT(reason(claim, study, waves), Not(HasSubstr(said)));
  study.rules.precision.means = PrecisionStandard::Miss::Flag;
  study.rules.precision.widest_mean = 0.01;
  EXPECT_THAT(reason(claim, study, waves), HasSubstr(said));
  study.rules.precision.means = PrecisionStandard::Miss::Withhold;
  EXPECT_THAT(reason(claim, study, waves), HasSubstr("te onnauwkeurig volgens de norm"));
}

WaveResults of_item(const std::string& item, double mean) {
  WaveResults wave = wave_of("2013");
  wave.estimates[{"2013", "vr", item, "mean"}] = {mean, 0.03, 2000, 1999.0};
  return wave;
}

Study with_question(QuestionType type) {
  Study study = bare_study();
  Question asked = study.questionnaire.questions[0];
  asked.name = "bezoek", asked.type = type;
  asked.label = {"", {{"nl", "Het bezoek"}, {"en", "The visit"}}};
  study.questionnaire.questions.push_back(asked);
  return study;
}

TEST(ClaimWords, AMarkOfOneThingIsTheJudgementOnItAndAnAmountIsNot) {
  const std::vector<WaveResults> waves{of_item("bezoek", 7.4)};
  const auto said = [&](QuestionType type) {
    return reason(marked("een 7,4", "claim=value measure=bezoek group=vr waves=2013"),
                  with_question(type), waves);
  };
  EXPECT_THAT(said(QuestionType::Mark),
              HasSubstr("Het oordeel over ‘Het bezoek’ van vreemdelingen en referenten in 2013"));
  EXPECT_THAT(
      said(QuestionType::Integer),
      AllOf(HasSubstr("Het gemiddelde antwoord op ‘Het bezoek"), Not(HasSubstr("oordeel over"))));
}

TEST(ClaimWords, AnOverallMarkOnAnotherScaleIsNamedWithIt) {
  Study study = bare_study();
  const std::vector<WaveResults> waves{of_item("overall", 3.9)};
  const std::string claim = marked("een 3,9", "claim=value measure=overall group=vr waves=2013");
  const char* scaled = "et totaaloordeel op een schaal van 1 tot 5 van vreemdelingen";
  EXPECT_THAT(reason(claim, study, waves), Not(HasSubstr("op een schaal")));
  study.questionnaire.questions[0].type = QuestionType::Scale;
  study.questionnaire.questions[0].points = 5;
  EXPECT_THAT(reason(claim, study, waves), HasSubstr(scaled));
}

// 62.1% and 62.4%, with errors of 0.08 points: 0.3 is 2.65 errors of the difference.
TEST(ClaimWords, AChangeOfAShareThatWholePercentsHideIsSaidToBeHidden) {
  const auto said = [](double after) {
    std::vector<WaveResults> waves{wave_of("2011"), wave_of("2013")};
    for (WaveResults& wave : waves) {
      const double share = wave.wave == "2011" ? 0.621 : after;
      wave.estimates[{wave.wave, "vr", "overall", "high"}] = {share, 0.0008, 400000, 399999.0};
    }
    return reason(marked("steeg",
                         "claim=rise measure=overall group=vr waves=\"2011 2013\" "
                         "statistic=high"),
                  bare_study(), waves);
  };
  EXPECT_THAT(said(0.624), AllOf(HasSubstr("meer dan toeval"),
                                 HasSubstr("(door de afronding op hele procenten niet te zien)")));
  EXPECT_THAT(said(0.64), AllOf(HasSubstr("meer dan toeval"), Not(HasSubstr("niet te zien"))));
}

// One wave: no rhythm. Two: one.
TEST(ClaimWords, OneWaveIsNoRhythm) {
  const std::string claim = marked("sinds 2013 jaarlijks", "claim=rhythm since=2013 every=1");
  Study one = bare_study();
  one.waves.erase(one.waves.begin(), one.waves.end() - 1);
  EXPECT_THAT(reason(claim, one), HasSubstr("nog geen ritme"));
  EXPECT_THAT(reason(claim, bare_study()), Not(HasSubstr("nog geen ritme")));
}

TEST(ClaimWords, WhyAMarkIsNotShownIsSaidInAGoodSentence) {
  const auto with = [](double error, Concentration lies) {
    std::vector<WaveResults> waves{wave_of("2011"), wave_of("2013")};
    answered(waves[0], "vr", 7.0, 400);
    answered(waves[1], "vr", 7.4, 400);
    auto& estimate = waves[1].estimates.at({"2013", "vr", "overall", "mean"});
    estimate.standard_error = error;
    if (error < 0.0) estimate.standard_error.reset();
    waves[1].concentration[{"vr", "overall"}] = lies;
    return reason(change("rise", "vr", "2011 2013"), bare_study(), waves);
  };
  const Concentration mixed{400, 90};
  const std::string subject = "het totaaloordeel van vreemdelingen en referenten";
  EXPECT_THAT(with(0.0, {400, 400}),
              HasSubstr("In 2013 gaf iedereen hetzelfde antwoord bij " + subject));
  EXPECT_THAT(with(0.1, {400, 399}),
              HasSubstr("Het totaaloordeel van vreemdelingen en referenten wordt voor 2013 niet "
                        "getoond, omdat het zou verraden wat allen, of allen op één na, "
                        "antwoordden"));
  EXPECT_THAT(with(0.1, {400, 90, 0, 0, 100.0, 90.0, 5.0}),
              HasSubstr("In 2013 maakt één persoon zo veel uit van " + subject));
  EXPECT_THAT(with(-1.0, mixed),
              HasSubstr("Van " + subject + " in 2013 is geen marge te berekenen"));
  EXPECT_THAT(with(0.07, mixed),
              AllOf(Not(HasSubstr("niet getoond")), Not(HasSubstr("geen marge"))));
}

TEST(ClaimWords, WhatIsNotKnownOrRestsOnTooFewIsNamedAsItIs) {
  const std::string fall = change("fall", "vr", "2011 2013");
  std::vector<WaveResults> waves{wave_of("2013")};
  answered(waves[0], "vr", 7.4, 400);
  const std::string subject = "het totaaloordeel van vreemdelingen en referenten";
  EXPECT_THAT(reason(fall, bare_study(), waves),
              AllOf(HasSubstr("Voor 2011 is " + subject + " niet bekend."),
                    Not(HasSubstr("te weinig antwoorden"))));
  waves[0].estimates.begin()->second.answers = 9;
  EXPECT_THAT(reason(fall, bare_study(), waves),
              HasSubstr("Voor 2013 zijn er te weinig antwoorden om " + subject + " te geven."));
}

// Of nine migrants nothing is told, and of the sponsors nothing lest the migrants follow.
TEST(ClaimWords, AFigureIsHeldLestAnotherFollows) {
  const auto sponsors = [](std::size_t migrants) {
    std::vector<WaveResults> waves{wave_of("2013")};
    answered(waves[0], "vreemdelingen", 7.0, migrants);
    answered(waves[0], "referenten", 7.4, 900);
    answered(waves[0], "vr", 7.4, 900 + migrants);
    return reason(marked("een 7,4", "claim=value measure=overall group=referenten waves=2013"),
                  bare_study(), waves);
  };
  EXPECT_THAT(sponsors(9), HasSubstr("Het totaaloordeel van referenten wordt voor 2013 niet "
                                     "getoond, omdat anders het cijfer van een andere groep die "
                                     "niet wordt getoond eruit zou volgen."));
  EXPECT_THAT(sponsors(500), Not(HasSubstr("zou volgen")));
}

}  // namespace
}  // namespace peil::findings
