// Who signs for a plan, and what a lock says of answers that were there before it.
#include "peil/app/lock_plan.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "peil/app/testing/answered_world.h"
#include "peil/base/outside_error.h"
#include "peil/study/lock_file.h"

namespace peil::app {
namespace {

using testing::AnsweredWorld;

// Wave 2013 of the study is open on the day of the clock; the 116 people of it have answered.
struct OpenWave : AnsweredWorld {
  OpenWave() {
    const Wave wave = *study().wave("2013");
    clock.at = std::chrono::sys_seconds(wave.to).time_since_epoch().count() + 3600 * 12;
  }
  LockRequest request() const { return {"study", "2013", "A. Jansen, analyst", "", "data"}; }
  Result<PlanLocked> lock(const LockRequest& with) { return lock_plan(with, outside); }
  /// The lock as it was written, read again.
  PlanLock written() {
    files.folder["locks/2013.json"] = files.at.at("study/locks/2013.json");
    return study().locks.at(0);
  }
};

TEST(LockPlan, BlanksAreNoSignature) {
  OpenWave world;
  LockRequest request = world.request();
  for (const char* by : {"", " ", "\t \n"}) {
    request.by = by;
    const auto locked = world.lock(request);
    ASSERT_FALSE(locked.ok());
    EXPECT_EQ(locked.problems().front().code, "lock.nobody");
  }
}

TEST(LockPlan, BlanksAreNeitherSignatureNorReasonOfAnAmendment) {
  OpenWave world;
  ASSERT_TRUE(world.lock(world.request()).ok());
  world.written();
  const auto amended = amend_plan({"study", "2013", " ", " "}, world.outside);
  ASSERT_FALSE(amended.ok());
  std::vector<std::string> codes;
  for (const Problem& one : amended.problems()) codes.push_back(one.code);
  for (const char* code : {"lock.nobody", "lock.no-reason"})
    EXPECT_NE(std::ranges::find(codes, code), codes.end()) << code;
}

TEST(LockPlan, SaysHowManyAnswersWereThereBeforeIt) {
  OpenWave world;
  world.files.at["data/answers.db"] = "";
  const auto locked = world.lock(world.request());
  ASSERT_TRUE(locked.ok()) << locked.problems().front().message;
  EXPECT_EQ(locked.value().answers, 116u);
  const PlanLock lock = world.written();
  EXPECT_EQ(study::answers_when_locked(lock), "116");
  EXPECT_TRUE(study::deviations(world.study(), lock).empty());
}

TEST(LockPlan, SaysThatNobodyLookedWhereThereWasNothingToLookAtAndTheWaveHadBegun) {
  OpenWave world;
  ASSERT_TRUE(world.lock(world.request()).ok());
  EXPECT_EQ(study::answers_when_locked(world.written()), study::answers_unknown);
}

TEST(LockPlan, SaysNothingOfAnswersBeforeTheWaveBegins) {
  OpenWave world;
  world.clock.at -= std::int64_t{400} * 24 * 3600;
  const auto locked = world.lock(world.request());
  ASSERT_TRUE(locked.ok());
  EXPECT_FALSE(locked.value().answers || locked.value().begun);
  EXPECT_FALSE(study::answers_when_locked(world.written()));
}

// Who names a folder means it: one without answers is no way round the count.
TEST(LockPlan, AFolderThatIsNamedHasToHaveAnswers) {
  OpenWave world;
  world.outside.read_answers = [](const std::string&) -> std::unique_ptr<const ResponseStore> {
    throw OutsideError("elsewhere/answers.db: is not there.");
  };
  LockRequest request = world.request();
  request.data_named = true;
  EXPECT_THROW(world.lock(request).ok(), OutsideError);
}

}  // namespace
}  // namespace peil::app
