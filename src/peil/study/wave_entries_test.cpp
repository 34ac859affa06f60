// How and when people were asked, as entries of a locked plan, and on which lines they bear.
#include "peil/study/wave_entries.h"

#include <gtest/gtest.h>

#include "peil/study/testing/study_builder.h"

namespace peil::study {
namespace {

using namespace testing;

Study of_four_waves() {
  return StudyBuilder("small")
      .reporting_group("everybody")
      .customer_group("people")
      .waves({"2009", "2011", "2013", "2015"}, "", "web")
      .overall("overall")
      .questions({mark("overall"), scale("waiting")})
      .value();
}

PlanLock locked(const Study& study) {
  return {"2013", *read_day("2013-09-01"), "A", plan_entries(study, "2013")};
}

bool line_is_late(const Study& study, const PlanLock& lock,
                  const std::vector<std::string>& line = {"2009", "2011", "2013"}) {
  const std::vector<Deviation> changed = deviations(study, lock);
  return !of_trend("overall", line, changed, study).empty();
}

TEST(WaveEntries, EveryWaveUpToTheLockedOneHasItsModeAndDays) {
  Study study = of_four_waves();
  study.waves[0].mode.clear();
  const auto entries = plan_entries(study, "2013");
  EXPECT_EQ(entries.at("wave/2009/mode"), "not recorded");
  EXPECT_EQ(entries.at("wave/2013/mode"), "web");
  EXPECT_EQ(entries.at("wave/2011/dates"), "2011-09-01 to 2011-11-30");
  EXPECT_FALSE(entries.contains("wave/2015/mode"));
}

TEST(WaveEntries, ALaterWaveIsNoneOfThePlan) {
  Study study = of_four_waves();
  const PlanLock lock = locked(study);
  study.waves[3].mode = "post", study.waves[3].to += std::chrono::days(7);
  EXPECT_TRUE(deviations(study, lock).empty());
}

TEST(WaveEntries, AModeBearsOnEveryLineThatTheWaveIsInOrIsKeptOutOf) {
  for (const std::size_t wave : {0u, 1u, 2u}) {
    Study study = of_four_waves();
    const PlanLock lock = locked(study);
    EXPECT_FALSE(line_is_late(study, lock));
    study.waves[wave].mode = "post";
    EXPECT_TRUE(line_is_late(study, lock)) << wave;
    EXPECT_TRUE(line_is_late(study, lock, {"2011", "2013"})) << "2009 may be out by it";
  }
}

TEST(WaveEntries, AModeBeforeABreakThatCutsBearsOnNoLine) {
  Study study = of_four_waves();
  study.breaks = {{"2011", "law", {}, false, {}}};
  const PlanLock lock = locked(study);
  study.waves[0].mode = "post";
  EXPECT_EQ(deviations(study, lock).size(), 1u) << "it is told all the same";
  EXPECT_FALSE(line_is_late(study, lock, {"2011", "2013"}));
}

TEST(WaveEntries, DaysBearOnLinesThroughTheWaveAlone) {
  Study study = of_four_waves();
  const PlanLock lock = locked(study);
  study.waves[2].to += std::chrono::days(7);
  EXPECT_TRUE(line_is_late(study, lock));
  study = of_four_waves();
  study.waves[0].from -= std::chrono::days(7);
  EXPECT_TRUE(line_is_late(study, lock));
  EXPECT_FALSE(line_is_late(study, lock, {"2011", "2013"}));
}

TEST(WaveEntries, AWaveThatIsGoneBearsOnEveryLine) {
  Study study = of_four_waves();
  const PlanLock lock = locked(study);
  study.waves.erase(study.waves.begin());
  EXPECT_TRUE(line_is_late(study, lock, {"2011", "2013"}));
}

}  // namespace
}  // namespace peil::study
