#pragma once

// For tests only.

#include <map>
#include <string>
#include <utility>

#include "peil/model/plan_lock.h"
#include "peil/study/lock_scope.h"

namespace peil::study::testing {

/// The same lock as peil made it when it locked no more than that.
inline PlanLock older_lock(PlanLock lock, LockScope scope) {
  std::erase_if(lock.entries, [](const auto& entry) {
    return entry.first.starts_with("wave/") || entry.first.starts_with("page/");
  });
  lock.entries[compared_entry] = "breaks, benchmarks by year";
  if (scope != LockScope::Figures) return lock;
  lock.entries.erase(compared_entry);
  std::map<std::string, std::string> entries;
  for (const auto& [name, says] : lock.entries) {
    if (name.starts_with("break/")) continue;
    entries[name.starts_with("benchmark/") ? name.substr(0, name.rfind('/')) : name] = says;
  }
  lock.entries = std::move(entries);
  return lock;
}

}  // namespace peil::study::testing
