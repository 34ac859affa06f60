// Why a step is not tested, and what it would take to show one: each where it is true.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/findings/letter_testing.h"

namespace peil::findings {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::string said(const std::string& claim, const Study& study,
                 std::span<const WaveResults> waves = {}, const std::string& letter = "en") {
  return flat(judged_claim(claim, study, waves, "letter." + letter + ".md").reason);
}

// ---- steps

const std::string since_2011 = change("rise", "vr", "2011 2013");

// 300 people of each customer group, as many as are drawn.
std::vector<WaveResults> everybody_of(std::size_t drawn) {
  std::vector<WaveResults> waves{wave_of("2011"), wave_of("2013")};
  for (WaveResults& wave : waves) {
    answered(wave, "vr", wave.wave == "2011" ? 7.0 : 7.2, 600, 0.0);
    wave.estimates[{wave.wave, "vr", "overall", "sd"}] = {1.5, 0.0, 600, 599.0};
    for (const char* group : {"vreemdelingen", "referenten"})
      wave.response.push_back({group, drawn, 300, 300, 400});
  }
  return waves;
}

TEST(UntestedWords, ACensusLacksNoMarginThatCouldBeCalculated) {
  EXPECT_THAT(said(since_2011, bare_study(), everybody_of(300)),
              AllOf(HasSubstr("From 7.0 in 2011 to 7.2 in 2013 is not tested: everybody approached "
                              "took part, in both surveys, so there is no margin."),
                    Not(HasSubstr("can be calculated"))));
  EXPECT_THAT(said(since_2011, bare_study(), everybody_of(300), "nl"),
              AllOf(HasSubstr("Van 7,0 in 2011 naar 7,2 in 2013 is niet getoetst: iedereen die is "
                              "benaderd deed mee, in beide metingen, dus er is geen marge."),
                    Not(HasSubstr("te berekenen"))));
  EXPECT_THAT(said(since_2011, bare_study(), everybody_of(400)),
              AllOf(HasSubstr("From 7.0 in 2011 to 7.2 in 2013 no margin can be calculated."),
                    Not(HasSubstr("everybody approached"))));
}

// 7.2 of everybody against 7.1 and 7.0: there is no chance in it, and more interviews there are
// not.
TEST(UntestedWords, ACensusIsNotToldThatItsMarkCanBeChanceOrRestsOnTooFew) {
  Study study = bare_study();
  publish_benchmark(study, BenchmarkLevel::Organisation, "2013", 7.1);
  study.published.targets.push_back({"norm", "plan", "overall", "mean", 7.0, {}, {}, "print"});
  const auto told = [&](const std::string& kind, const std::string& against, std::size_t drawn) {
    return said(
        marked(words_of(kind), "claim=" + kind + " measure=overall group=vr waves=2013 " + against),
        study, everybody_of(drawn));
  };
  const auto none = AllOf(HasSubstr("7.2 in 2013: that is not tested; everybody approached took "
                                    "part, so there is no margin."),
                          Not(HasSubstr("chance")), Not(HasSubstr("cannot be tested")));
  EXPECT_THAT(told("above", "benchmark=land", 300), none);
  EXPECT_THAT(told("equal", "benchmark=land margin=0.2", 300), none);
  EXPECT_THAT(told("above", "target=norm", 300), none);
  const auto few = AllOf(HasSubstr("7.2 in 2013: that cannot be tested; it takes at least 30 "
                                   "interviews and a margin."),
                         Not(HasSubstr("everybody")));
  EXPECT_THAT(told("above", "benchmark=land", 400), few);
  EXPECT_THAT(told("equal", "benchmark=land margin=0.2", 400), few);
  EXPECT_THAT(told("above", "target=norm", 400), few);
}

Study with_seeds(const std::string& before, const std::string& after) {
  Study study = bare_study();
  for (const auto& [wave, seed] : {std::pair{"2011", before}, {"2013", after}}) {
    Plan plan;
    plan.wave = wave, plan.seed = seed, plan.unit_key = "case_number";
    study.plans.push_back(plan);
  }
  return study;
}

TEST(UntestedWords, SamplesThatSharePeopleAreNotTested) {
  std::vector<WaveResults> waves{wave_of("2011"), wave_of("2013")};
  answered(waves[0], "vr", 7.0, 2000), answered(waves[1], "vr", 7.4, 2000);
  EXPECT_THAT(said(since_2011, with_seeds("a", "a"), waves),
              AllOf(HasSubstr("From 7.0 in 2011 to 7.4 in 2013 cannot be tested: the samples share "
                              "people, and what that means for the margin is not known."),
                    Not(HasSubstr("more than chance"))));
  EXPECT_THAT(said(since_2011, with_seeds("a", "b"), waves), Not(HasSubstr("share people")));
}

// ---- interviews that it would take

// (1.96 x 1.5)^2 x 2 / 0.1^2 is 1,729 interviews in each wave, and 80% probability takes
// (2.80 x 1.5)^2 x 2 / 0.1^2 = 3,532. Each register holds `people`.
std::string needed_of(std::size_t people, const std::string& letter = "en") {
  std::vector<WaveResults> waves{wave_of("2011"), wave_of("2013")};
  answered(waves[0], "vr", 7.0, 400), answered(waves[1], "vr", 7.1, 400);
  for (WaveResults& wave : waves) {
    for (const char* group : {"vreemdelingen", "referenten"})
      wave.response.push_back({group, 500, 200, 200, people / 2});
  }
  return said(since_2011, bare_study(), waves, letter);
}

TEST(NeededWords, MoreInterviewsThanPeopleIsNotCalledImpossible) {
  EXPECT_THAT(needed_of(1500),
              AllOf(HasSubstr("Counted as if the register were large, showing a difference of 0.1 "
                              "takes more interviews than the 1,500 people on it."),
                    Not(HasSubstr("cannot be shown"))));
  EXPECT_THAT(
      needed_of(1500, "nl"),
      HasSubstr("Gerekend alsof het register groot is, vraagt een verschil van 0,1 aantonen "
                "meer interviews dan de 1.500 mensen die erin staan."));
  EXPECT_THAT(needed_of(2000), Not(HasSubstr("the register were large")));
}

TEST(NeededWords, WhatMakesItLikelyMayBeMoreThanThereAre) {
  EXPECT_THAT(needed_of(2000),
              HasSubstr("Showing a difference of 0.1 takes 1,729 interviews in each survey (more "
                        "than the 2,000 people on the register to see it with 80% probability)."));
  EXPECT_THAT(needed_of(9000),
              AllOf(HasSubstr("takes 1,729 interviews in each survey (3,532 to see it"),
                    Not(HasSubstr("people on the register"))));
}

std::string above(const std::string& more, double mark, const std::string& letter = "en") {
  Study study = bare_study();
  publish(study, "2013", "vr", mark, 100);
  publish_benchmark(study, BenchmarkLevel::Organisation, "2013", 7.1);
  return said(
      marked("hoger", "claim=above measure=overall group=vr waves=2013 benchmark=land" + more),
      study, {}, letter);
}

// z^2 1.5^2 / 0.2^2 = 216.1 and / 0.1^2 = 864.3.
TEST(NeededWords, AgainstAFigureTheDifferenceIsFromThatFigure) {
  EXPECT_THAT(above("", 7.3), HasSubstr("Showing a difference of 0.2 from that figure takes 217 "
                                        "interviews in the group ("));
  EXPECT_THAT(above("", 7.1),
              HasSubstr("Showing a difference of at most 0.1 from that figure takes "
                        "at least 865 interviews in the group ("));
  EXPECT_THAT(above("", 7.3), Not(HasSubstr("at most")));
}

// 7.7 is 0.6 above 7.1: 0.2 more than the 0.4 of the words.
TEST(NeededWords, WhatIsBeyondTheSizeOfTheWordsIsCalledThat) {
  const std::string beyond = above(" by=0.4", 7.7);
  EXPECT_THAT(beyond, AllOf(HasSubstr("Showing a difference of 0.2 beyond the 0.4 that the words "
                                      "ask for takes 217 interviews in the group ("),
                            Not(HasSubstr("from that figure"))));
  EXPECT_THAT(
      above(" by=0.4", 7.7, "nl"),
      HasSubstr("Een verschil van 0,2 boven op de 0,4 die de woorden vragen aantonen vraagt "
                "217 interviews in de groep ("));
  EXPECT_THAT(above(" by=0.4", 7.5),
              HasSubstr("Showing a difference of at most 0.1 beyond the 0.4 that the words ask for "
                        "takes at least 865 interviews"));
}

// 7.4 is 0.3 above 7.1: 0.05 more than the 0.25 of the words, and z^2 1.5^2 / 0.05^2 = 3,457.3.
TEST(NeededWords, ASizeOfTheWordsIsNotRoundedToTenths) {
  EXPECT_THAT(above(" by=0.25", 7.4),
              HasSubstr("Showing a difference of 0.05 beyond the 0.25 that the words ask for takes "
                        "3,458 interviews in the group ("));
  EXPECT_THAT(above(" by=0.25", 7.3), Not(HasSubstr("beyond the 0.25")));
}

TEST(NeededWords, BeyondASizeTheRegisterMayBeTooSmallToo) {
  const auto of = [](std::size_t people) {
    std::vector<WaveResults> waves{wave_of("2013")};
    answered(waves[0], "vr", 7.6, 100);
    for (const char* group : {"vreemdelingen", "referenten"})
      waves[0].response.push_back({group, 100, 50, 50, people / 2});
    Study study = bare_study();
    study.published.targets.push_back({"norm", "plan", "overall", "mean", 7.0, {}, {}, "print"});
    return said(
        marked("hoger", "claim=above measure=overall group=vr waves=2013 target=norm by=0.5"),
        study, waves);
  };
  EXPECT_THAT(of(800),
              HasSubstr("showing a difference of 0.1 beyond the 0.5 that the words ask for "
                        "takes more interviews than the 800 people on it"));
  EXPECT_THAT(of(2000), HasSubstr("Showing a difference of 0.1 beyond the 0.5 that the words ask "
                                  "for takes 865 interviews in the group"));
}

}  // namespace
}  // namespace peil::findings
