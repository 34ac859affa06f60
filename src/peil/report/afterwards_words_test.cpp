// What is compared with, or weighed, and is not as it was locked has the sign, or in the summary a
// sentence.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "peil/findings/driver_plan.h"
#include "peil/report/draft_letter.h"
#include "peil/report/plain_summary.h"
#include "peil/report/said_testing.h"
#include "peil/study/comparison_entries.h"
#include "peil/study/plan_entries.h"
#include "peil/study/testing/older_lock.h"

namespace peil::report {
namespace {

using said_testing::report_of;
using study::testing::older_lock;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string in_plain = "This was not in the plan of the survey. We added it later.";

Study locked() {
  Study study = sample::study();
  study.locks = {{"2013", *read_day("2013-08-20"), "A", study::plan_entries(study, "2013")}};
  return study;
}

Study with_late_break(bool comparable) {
  Study study = locked();
  study.breaks.push_back({"2013", "it", sample::text("b", "Nieuw", "New system"), comparable, {}});
  return study;
}

std::string summary_of(const Study& study, const findings::DriversFound* drivers = nullptr) {
  Edition edition{"en", "0.1.0", "abc"};
  edition.drivers = drivers;
  const auto waves = sample::three_waves();
  return said_testing::said(plain_summary(study, waves, edition));
}

std::string draft_of(const Study& study, const findings::DriversFound* drivers = nullptr) {
  Edition edition{"en", "0.1.0", "abc"};
  edition.drivers = drivers;
  const auto waves = sample::three_waves();
  return markdown_of(draft_letter(study, waves, edition).document, study.name);
}

TEST(AfterwardsWords, AChangeOverALateBreakHasTheSignAtItsSizeOrAtTheWordThatThereIsNone) {
  const auto waves = sample::three_waves();
  EXPECT_THAT(report_of(waves, locked()), Not(HasSubstr("†")));
  EXPECT_THAT(
      report_of(waves, with_late_break(true)),
      AllOf(HasSubstr("Rose by 0.29† since 2011"), HasSubstr("+0.29†"),
            HasSubstr("† Added afterwards: "), HasSubstr("break/2013/it"), Not(HasSubstr("7.7†"))));
  EXPECT_THAT(report_of(waves, with_late_break(false)),
              AllOf(HasSubstr("New system"), HasSubstr("†."), HasSubstr("† Added afterwards: ")));
}

TEST(AfterwardsWords, OfALockFromBeforeBreaksWereEntriesItIsSaidThatItCannotTell) {
  const auto waves = sample::three_waves();
  const std::string cannot = "Which breaks there were then was not locked with it";
  Study study = locked();
  EXPECT_THAT(report_of(waves, study), Not(HasSubstr(cannot)));
  study.locks[0] = older_lock(study.locks[0], study::LockScope::Figures);
  EXPECT_THAT(report_of(waves, study), AllOf(HasSubstr(cannot), Not(HasSubstr("†"))));
}

TEST(AfterwardsWords, OfALockFromBeforeModesDaysAndPagesWereEntriesTheSameIsSaid) {
  const auto waves = sample::three_waves();
  const std::string cannot = "How and on which days people were asked in each wave";
  Study study = locked();
  EXPECT_THAT(report_of(waves, study), Not(HasSubstr(cannot)));
  study.locks[0] = older_lock(study.locks[0], study::LockScope::Breaks);
  for (Wave& wave : study.waves) wave.mode = "post", wave.from -= std::chrono::days(9);
  EXPECT_THAT(report_of(waves, study),
              AllOf(HasSubstr(cannot), Not(HasSubstr("†")),
                    Not(HasSubstr("Which breaks there were then was not locked"))));
}

TEST(AfterwardsWords, ALateModeHasTheSignAtTheBenchmarkThatSaysItsOwn) {
  const auto waves = sample::three_waves();
  Study study = sample::study();
  study.published.benchmarks[1].mode = "web";
  study.waves.back().mode.clear();
  study.locks = {{"2013", *read_day("2013-08-20"), "A", study::plan_entries(study, "2013")}};
  EXPECT_THAT(report_of(waves, study), Not(HasSubstr("†")));
  EXPECT_THAT(draft_of(study), Not(HasSubstr("†")));
  study.waves.back().mode = "web";
  EXPECT_THAT(report_of(waves, study),
              AllOf(HasSubstr("Source: TNS NIPO 2013†."), HasSubstr("wave/2013/mode")));
  EXPECT_THAT(draft_of(study), HasSubstr("†"));
}

TEST(AfterwardsWords, ALateBenchmarkHasTheSignWhereverItIsHeldAgainst) {
  const auto waves = sample::three_waves();
  Study study = locked();
  study.published.benchmarks[1].question = "other words";
  EXPECT_THAT(report_of(waves, study),
              AllOf(HasSubstr("Source: TNS NIPO 2013†."), HasSubstr("benchmark/kwaliteit")));
  EXPECT_THAT(draft_of(study), AllOf(HasSubstr("of the benchmark ‘Kwaliteit"), HasSubstr("†."),
                                     HasSubstr("† Added afterwards: ")));
  EXPECT_THAT(draft_of(locked()), Not(HasSubstr("†")));
}

TEST(AfterwardsWords, TheLetterAndTheSummarySayItOfAChange) {
  for (const bool comparable : {true, false}) {
    EXPECT_THAT(draft_of(with_late_break(comparable)), HasSubstr("†"));
    EXPECT_THAT(summary_of(with_late_break(comparable)), HasSubstr(in_plain));
  }
  EXPECT_THAT(summary_of(locked()), Not(HasSubstr(in_plain)));
}

// Drivers of the sample's last wave, of which the first two of every group come first.
findings::DriversFound drivers_of(bool late) {
  findings::DriversFound all{"2013", findings::driver_plan(sample::study(), "2013"), {}};
  all.tables.locked = true;
  for (const findings::DriverModel& model : all.plan.models) {
    findings::DriverTable table{model, {}};
    table.draws = 10000, table.answers = 900, table.added_afterwards = late;
    for (const findings::Driver& driver : model.drivers) {
      findings::DriverLine line{driver};
      line.mean = findings::DriverFigure{3.1, Interval{3.0, 3.2}, 900, "k"};
      line.importance = findings::DriverFigure{40.0, Interval{30.0, 50.0}, 900, "k"};
      line.important = line.high = line.probability = 1.0;
      line.quadrant = drivers::Quadrant::FixFirst;
      table.lines.push_back(std::move(line));
    }
    all.tables.tables.push_back(std::move(table));
  }
  return all;
}

TEST(AfterwardsWords, TheLetterAndTheSummarySayItOfWhatToImproveFirst) {
  const findings::DriversFound late = drivers_of(true), planned = drivers_of(false);
  const Study study = locked();
  EXPECT_THAT(summary_of(study, &planned),
              AllOf(HasSubstr("They find this important"), Not(HasSubstr(in_plain))));
  EXPECT_THAT(summary_of(study, &late), HasSubstr(in_plain));
  EXPECT_THAT(draft_of(study, &planned), Not(HasSubstr("†")));
  EXPECT_THAT(draft_of(study, &late), HasSubstr("†"));
}

}  // namespace
}  // namespace peil::report
