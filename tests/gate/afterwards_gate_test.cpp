// A figure that rests on what is not as it was locked says so, in every door that shows it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/disclosure/released.h"
#include "peil/report/finding_words.h"
#include "peil/report/said_testing.h"
#include "peil/study/plan_entries.h"

namespace peil::disclosure {

namespace sample = report::sample;

namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

Study locked() {
  Study study = sample::study();
  study.locks = {{"2013", *read_day("2013-08-20"), "A", study::plan_entries(study, "2013")}};
  return study;
}

std::size_t afterwards(const Study& study, const std::string& measure) {
  const auto waves = sample::three_waves();
  const Released released = release(study, waves);
  return static_cast<std::size_t>(std::ranges::count_if(released.figures(), [&](const auto& f) {
    return f.first.measure == measure && f.second.added_afterwards();
  }));
}

TEST(AfterwardsGate, WithoutALockOrADeviationNothingIsSaid) {
  EXPECT_EQ(afterwards(sample::study(), "overall"), 0u);
  EXPECT_EQ(afterwards(locked(), "overall"), 0u);
}

TEST(AfterwardsGate, AnItemThatCameLaterIsSaidToOfThatItemAndWave) {
  Study study = locked();
  study.questionnaire.questions[1].rows[0].label.in["nl"] = "Hoe aardig";  // vriendelijk
  EXPECT_EQ(afterwards(study, "vriendelijk"), 2u);                         // vr and boak
  EXPECT_EQ(afterwards(study, "deskundig"), 0u);
  EXPECT_EQ(afterwards(study, "overall"), 0u);
}

TEST(AfterwardsGate, ARuleThatChangedIsSaidToOfEveryFigureOfTheWave) {
  Study study = locked();
  study.rules.least_tested = 40;
  const auto waves = sample::three_waves();
  const Released released = release(study, waves);
  for (const auto& [name, figure] : released.figures())
    EXPECT_EQ(figure.added_afterwards(), name.wave == "2013") << name.text();
}

TEST(AfterwardsGate, TheReportSaysWhatChangedAndMarksTheFigures) {
  const auto waves = sample::three_waves();
  const auto report = [&](const Study& study) {
    return report::said_testing::report_of(waves, study);
  };
  EXPECT_THAT(report(sample::study()), HasSubstr("was not locked before the wave closed"));
  EXPECT_THAT(report(locked()),
              AllOf(HasSubstr("was locked on 20 August 2013"),
                    HasSubstr("Nothing has changed since."), Not(HasSubstr("†"))));
  Study study = locked();
  study.rules.least_tested = 40;
  EXPECT_THAT(report(study),
              AllOf(HasSubstr("7.7†"), HasSubstr("rules/least_tested"),
                    HasSubstr("no amendment tells why"), HasSubstr("† Added afterwards: ")));
  study.locks[0].amendments = {
      {*read_day("2013-10-01"), "A", "te weinig", {{"rules/least_tested", "40"}}}};
  EXPECT_THAT(report(study), AllOf(HasSubstr("7.7†"), HasSubstr("amended on 1 October 2013")));
}

}  // namespace
}  // namespace peil::disclosure
