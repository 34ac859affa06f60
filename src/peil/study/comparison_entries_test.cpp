// What figures are held against, as entries of a locked plan: breaks above all.
#include "peil/study/comparison_entries.h"

#include <gtest/gtest.h>

#include "peil/study/testing/older_lock.h"
#include "peil/study/testing/study_builder.h"

namespace peil::study {
namespace {

using namespace testing;

Study with_breaks() {
  Study study = StudyBuilder("small")
                    .reporting_group("everybody")
                    .customer_group("people")
                    .waves({"2011", "2013", "2015"})
                    .overall("overall")
                    .questions({mark("overall"), scale("waiting")})
                    .value();
  study.breaks = {{"2013", "law", {}, true, {}}, {"2013", "mode", {}, false, {"waiting"}}};
  return study;
}

PlanLock locked(const Study& study, const std::string& wave = "2013") {
  return {wave, *read_day("2013-09-01"), "A", plan_entries(study, wave)};
}

// Whether a change rests on what came, went or changed after the lock.
bool is_late(const Study& study, const PlanLock& lock, const std::string& measure = "overall",
             const std::string& before = "2011", const std::string& after = "2013") {
  const std::vector<Deviation> changed = deviations(study, lock);
  return !of_change(measure, before, after, changed, study).empty();
}

TEST(ComparisonEntries, BreaksUpToTheWaveAreEntriesEachByItsItems) {
  const auto entries = plan_entries(with_breaks(), "2013");
  EXPECT_EQ(entries.at("break/2013/law"), "comparable");
  EXPECT_EQ(entries.at("break/2013/mode/waiting"), "not comparable");
  EXPECT_FALSE(plan_entries(with_breaks(), "2011").contains("break/2013/law"));
}

TEST(ComparisonEntries, ABreakThatCameWentOrChangedBearsOnTheChangesOverItsWave) {
  const Study study = with_breaks();
  const PlanLock lock = locked(study);
  EXPECT_FALSE(is_late(study, lock));
  Study more = study;
  more.breaks.push_back({"2013", "it", {}, true, {}});
  EXPECT_TRUE(is_late(more, lock));
  Study less = study;
  less.breaks.erase(less.breaks.begin());
  EXPECT_TRUE(is_late(less, lock));
  Study cut = study;
  cut.breaks[0].comparable = false;
  EXPECT_TRUE(is_late(cut, lock));
  EXPECT_FALSE(is_late(cut, lock, "overall", "2013", "2013")) << "no change";
}

// A wave without answers may be taken out of the study, and with it the break that cuts the line.
TEST(ComparisonEntries, ABreakOfAWaveThatIsGoneBearsOnEveryChange) {
  Study study = with_breaks();
  const PlanLock lock = locked(study, "2015");
  study.breaks.erase(study.breaks.begin());
  study.waves.erase(study.waves.begin() + 1);
  EXPECT_TRUE(is_late(study, lock, "overall", "2011", "2015"));
}

TEST(ComparisonEntries, ABreakOfSomeItemsBearsOnTheseAlone) {
  Study study = with_breaks();
  const PlanLock lock = locked(study);
  study.breaks.pop_back();
  EXPECT_TRUE(is_late(study, lock, "waiting"));
  EXPECT_FALSE(is_late(study, lock, "overall"));
}

TEST(ComparisonEntries, ABreakOfALaterWaveIsNoneOfThePlan) {
  Study study = with_breaks();
  const PlanLock lock = locked(study);
  study.breaks.push_back({"2015", "law", {}, false, {}});
  EXPECT_TRUE(deviations(study, lock).empty());
}

TEST(ComparisonEntries, TheWordsOfABreakMayBeMended) {
  Study study = with_breaks();
  const PlanLock lock = locked(study);
  study.breaks[0].text.in["nl"] = "De wet van 1 juni";
  EXPECT_TRUE(deviations(study, lock).empty());
}

// It says nothing of breaks: none of them deviates, and that it cannot tell is told.
TEST(ComparisonEntries, ALockFromBeforeBreaksWereEntriesStaysGood) {
  Study study = with_breaks();
  PlanLock lock = locked(study);
  EXPECT_FALSE(breaks_are_unlocked(lock, study));
  lock = older_lock(lock, LockScope::Breaks);
  EXPECT_FALSE(breaks_are_unlocked(lock, study));
  lock = older_lock(lock, LockScope::Figures);
  EXPECT_TRUE(deviations(study, lock).empty());
  EXPECT_TRUE(breaks_are_unlocked(lock, study));
  study.breaks.clear();
  EXPECT_FALSE(breaks_are_unlocked(lock, study)) << "there is nothing to tell of";
}

BenchmarkRow row_of(const std::string& year, BenchmarkLevel level = BenchmarkLevel::Organisation) {
  return {"land", "", level, year, PrintedMark(7.0), "", "", "1-10", {}, {}, ""};
}

// Of one name there may be a row a year: each is an entry, but for those behind the wave.
TEST(ComparisonEntries, BenchmarksAreEntriesByYear) {
  Study study = with_breaks();
  study.published.benchmarks = {row_of("2013"), row_of("2011")};
  const PlanLock lock = locked(study);
  study.published.benchmarks.push_back(row_of("2015"));
  EXPECT_TRUE(deviations(study, lock).empty());
  study.published.benchmarks[0].differs_in = {Mismatch::Mode};
  const auto changed = deviations(study, lock);
  ASSERT_EQ(changed.size(), 1u);
  EXPECT_EQ(changed[0].entry, "benchmark/land/organisation/2013");
  EXPECT_EQ(of_benchmark(study.published.benchmarks[0], "2013", changed).size(), 1u);
  EXPECT_TRUE(of_benchmark(study.published.benchmarks[1], "2013", changed).empty());
}

TEST(ComparisonEntries, OfAnOlderLockBenchmarksAreEntriesWithoutTheirYear) {
  Study study = with_breaks();
  study.published.benchmarks = {row_of("2013")};
  const PlanLock lock = older_lock(locked(study), LockScope::Figures);
  EXPECT_TRUE(lock.entries.contains("benchmark/land/organisation"));
  EXPECT_TRUE(deviations(study, lock).empty());
  study.published.benchmarks[0].question = "other words";
  const auto changed = deviations(study, lock);
  EXPECT_EQ(of_benchmark(study.published.benchmarks[0], "2013", changed).size(), 1u);
}

// The mode of the wave decides whether a benchmark that says its own compares.
TEST(ComparisonEntries, ABenchmarkRestsOnTheModeOfTheWaveWhereItSaysItsOwn) {
  Study study = with_breaks();
  study.published.benchmarks = {row_of("2013"), row_of("2013", BenchmarkLevel::Chain)};
  study.published.benchmarks[0].mode = "web";
  const PlanLock lock = locked(study);
  study.waves[1].mode = "web";
  const auto changed = deviations(study, lock);
  EXPECT_EQ(of_benchmark(study.published.benchmarks[0], "2013", changed).size(), 1u);
  EXPECT_TRUE(of_benchmark(study.published.benchmarks[1], "2013", changed).empty());
  EXPECT_TRUE(of_benchmark(study.published.benchmarks[0], "2011", changed).empty());
}

// A wave that is not called after a year has the year of its last day.
TEST(ComparisonEntries, ABenchmarkRestsOnDaysThatMakeTheWaveOneOfAnotherYear) {
  Study study = StudyBuilder("small")
                    .reporting_group("everybody")
                    .customer_group("people")
                    .wave("spring", "2013-03-01", "2013-04-30")
                    .wave("autumn", "2013-10-01", "2013-12-20")
                    .overall("overall")
                    .questions({mark("overall")})
                    .value();
  study.published.benchmarks = {row_of("2013")};
  const PlanLock lock = locked(study, "autumn");
  study.waves[1].to = *read_day("2013-12-31");
  EXPECT_TRUE(
      of_benchmark(study.published.benchmarks[0], "autumn", deviations(study, lock)).empty());
  study.waves[1].to = *read_day("2014-01-05");
  EXPECT_EQ(of_benchmark(study.published.benchmarks[0], "autumn", deviations(study, lock)).size(),
            1u);
}

TEST(ComparisonEntries, ABenchmarkAndATargetAreFoundByTheirNames) {
  Study study = with_breaks();
  study.published.benchmarks = {row_of("2013"), row_of("2013", BenchmarkLevel::Chain)};
  study.published.targets.push_back({"norm", "", "overall", "mean", 7.5, {}, {}, ""});
  const PlanLock lock = locked(study);
  study.published.benchmarks[0].question = "other words";
  const auto changed = deviations(study, lock);
  EXPECT_EQ(of_benchmark(study.published.benchmarks[0], "2013", changed).size(), 1u);
  EXPECT_TRUE(of_benchmark(study.published.benchmarks[1], "2013", changed).empty());
  EXPECT_TRUE(of_target(study.published.targets[0], changed).empty());
  study.published.targets[0].value = 8.0;
  EXPECT_EQ(of_target(study.published.targets[0], deviations(study, lock)).size(), 1u);
}

}  // namespace
}  // namespace peil::study
