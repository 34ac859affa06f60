#pragma once

#include <optional>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/ports/outside.h"
#include "peil/study/plan_entries.h"

namespace peil::app {

struct LockRequest {
  std::string study, wave;
  std::string by;           ///< "NAME, ROLE"
  std::string reason{};     ///< of an amendment
  std::string data{};       ///< the data folder of a lock
  bool data_named = false;  ///< somebody said so: there have to be answers in it
};

struct PlanLocked {
  std::string path;                      ///< of the file in the study's folder
  std::size_t entries = 0;               ///< locked, or amended
  std::optional<std::size_t> answers{};  ///< of the wave, that are there; nothing: nobody looked
  bool begun = false;                    ///< its first day has come
  std::vector<std::string> told;         ///< a sentence each of what an amendment changes
};

/// Writes down how a wave is to be analysed, before its last day of fieldwork is over: what the
/// study says, and the specifications of tables in its folder. Where answers are there already, or
/// may be, the lock says that too (study::answers_entry).
///
/// Problems  those of read_study and table_entries, "lock.unknown-wave", "lock.there-already",
/// "lock.closed",
///           "lock.nobody"
/// Throws    OutsideError
Result<PlanLocked> lock_plan(const LockRequest& request, Outside& outside);

/// Adds what has changed since to the lock, with its date and reason. Nothing is taken back.
///
/// Problems  those of read_study, "lock.unknown-wave", "lock.not-there", "lock.nothing-new",
///           "lock.nobody", "lock.no-reason"
/// Throws    OutsideError
Result<PlanLocked> amend_plan(const LockRequest& request, Outside& outside);

/// In what the plan of a wave differs from what was locked.
struct LockedPlan {
  PlanLock lock;
  std::vector<std::string> told, untold;  ///< sentences, by amendment or by nobody
  /// It was made before breaks were entries of plans: whether one came later it cannot tell.
  bool breaks_unlocked = false;
  /// Likewise before modes and days of waves and pages of aspects were.
  bool waves_unlocked = false;
};

/// Problems  those of read_study, "lock.unknown-wave", "lock.not-there"
/// Throws    OutsideError
Result<LockedPlan> locked_plan(const std::string& study, const std::string& wave,
                               const Outside& outside);

}  // namespace peil::app
