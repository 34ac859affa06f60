// What is said of a change: each sentence where it is true, and not where it is not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/report/said_testing.h"

namespace peil::report {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace said_testing;

// 0.30 with an error of 0.04 in each wave: z = 0.30 / sqrt(2 x 0.04^2) = 5.3.
TEST(ChangeWords, AFallIsCalledAFallAndARiseARise) {
  EXPECT_THAT(report_of(two_waves_of_one(7.5, 7.2), study_of_one()),
              AllOf(HasSubstr("Fell by 0.30 since 2011, more than chance"),
                    HasSubstr("From 2011 to 2013: fell by 0.30, more than chance"),
                    Not(HasSubstr("Rose")), Not(HasSubstr("rose"))));
  EXPECT_THAT(report_of(two_waves_of_one(7.2, 7.5), study_of_one()),
              AllOf(HasSubstr("Rose by 0.30 since 2011, more than chance"),
                    HasSubstr("From 2011 to 2013: rose by 0.30, more than chance"),
                    Not(HasSubstr("Fell")), Not(HasSubstr("fell"))));
}

TEST(ChangeWords, AShareThatFellIsSaidInPercentagePointsLess) {
  sample::Maker a("2011"), b("2013");
  a.mark("vr", 7.3, 0.15, 0.5, 900, 0.04), b.mark("vr", 7.3, 0.08, 0.5, 900, 0.04);
  EXPECT_THAT(section_of("tails", {a.results, b.results}, study_of_one()),
              AllOf(HasSubstr("That is 7.0 percentage points less than in 2011, more than chance"),
                    Not(HasSubstr("percentage points more than"))));
}

std::vector<WaveResults> waves_of(std::size_t answers_before) {
  sample::Maker a("2011"), b("2013");
  a.mark("vr", 7.0, 0.1, 0.5, answers_before, 0.2), b.mark("vr", 7.2, 0.1, 0.5, 900, 0.04);
  return {a.results, b.results};
}

TEST(ChangeWords, FewerAnswersThanTestsTakeAreSaidAndNothingIsTested) {
  const std::string few = report_of(waves_of(29), study_of_one());
  EXPECT_THAT(few, AllOf(HasSubstr("Change since 2011 not tested: fewer than 30 answers"),
                         HasSubstr("| not tested: fewer than 30 answers |"),
                         HasSubstr("From 2011 to 2013: not tested, too few answers."),
                         Not(HasSubstr(", more than chance"))));
  EXPECT_THAT(report_of(waves_of(30), study_of_one()),
              AllOf(Not(HasSubstr("fewer than 30 answers")), Not(HasSubstr("too few answers"))));
}

TEST(ChangeWords, AWaveWhoseMarkStaysInsideLeavesNothingToSayOfChange) {
  const std::string held = report_of(waves_of(9), study_of_one());
  EXPECT_THAT(held, AllOf(HasSubstr("Nothing can be said of change since 2011"),
                          Not(HasSubstr(", more than chance")), Not(HasSubstr("+0.20"))));
  EXPECT_THAT(report_of(waves_of(10), study_of_one()),
              Not(HasSubstr("Nothing can be said of change")));
}

TEST(ChangeWords, SamplesThatSharePeopleAreNotTestedAndThatIsSaid) {
  Study study = study_of_one();
  Plan before = study.plans.front();
  before.wave = "2011";
  study.plans.push_back(before);  // the seed of 2013
  const std::string shared = report_of(two_waves_of_one(7.2, 7.5), study);
  EXPECT_THAT(
      shared,
      AllOf(HasSubstr("Change since 2011 cannot be tested: the samples share people"),
            HasSubstr("From 2011 to 2013: cannot be tested, since the samples share people."),
            HasSubstr("| cannot be tested: samples share people | +0.30 | – | 7.2 | 7.5 |"),
            Not(HasSubstr(", more than chance"))));
  study.plans.back().seed = "another";
  EXPECT_THAT(report_of(two_waves_of_one(7.2, 7.5), study), Not(HasSubstr("share people")));
}

TEST(ChangeWords, TheCorrectionThatIsNamedIsTheOneOfTheStudy) {
  for (const auto& [correction, note, method] :
       {std::tuple{"holm", "with Holm", "Holm"},
        std::tuple{"bonferroni", "with Bonferroni's correction", "Bonferroni"},
        std::tuple{"benjamini-hochberg", "with the correction of Benjamini and Hochberg",
                   "Benjamini-Hochberg"}}) {
    Study study = study_of_one();
    study.rules.correction = correction;
    const auto waves = two_waves_of_one(7.2, 7.5);
    EXPECT_THAT(section_of("changes", waves, study), HasSubstr(note)) << correction;
    EXPECT_THAT(section_of("method", waves, study), HasSubstr(method)) << correction;
    for (const char* other : {"Holm", "Bonferroni", "Benjamini"}) {
      if (std::string(method).starts_with(other)) continue;
      EXPECT_THAT(report_of(waves, study), Not(HasSubstr(other))) << correction;
    }
  }
}

TEST(ChangeWords, WithoutACorrectionCustomerGroupsAreNotSaidToBeTestedApart) {
  Study study = sample::study();
  const auto waves = sample::three_waves();
  EXPECT_THAT(section_of("changes", waves, study),
              HasSubstr(" and, apart from those, the customer groups ("));
  study.rules.correction = "none";
  EXPECT_THAT(section_of("changes", waves, study),
              AllOf(HasSubstr("tested by itself, without a correction"),
                    HasSubstr(" and the customer groups ("), Not(HasSubstr("apart from"))));
}

TEST(ChangeWords, HowTheSampleWasDrawnIsWhatThePlanSays) {
  Study study = study_of_one();
  const auto waves = two_waves_of_one(7.2, 7.5);
  Plan& plan = study.plans.front();
  plan.strata = {}, plan.fpc = false;
  EXPECT_THAT(section_of("method", waves, study),
              AllOf(HasSubstr("Drawn at random, without strata."),
                    HasSubstr("The error is computed as if the group were infinite.")));
  plan.strata = {"outcome"}, plan.fpc = true;
  EXPECT_THAT(section_of("method", waves, study),
              AllOf(Not(HasSubstr("without strata")), Not(HasSubstr("group were infinite"))));
}

TEST(ChangeWords, AGroupOfWhichNoMarkCanBeShownSaysSoInsteadOfAChart) {
  sample::Maker a("2011"), b("2013");
  for (sample::Maker* m : {&a, &b}) m->mark("vr", 7.0, 0.1, 0.5, 9, 0.4);
  EXPECT_THAT(report_of({a.results, b.results}, study_of_one()),
              AllOf(Not(HasSubstr("The mark was")), Not(HasSubstr("7.0"))));
}

}  // namespace
}  // namespace peil::report
