#include "peil/study/lock_scope.h"

namespace peil::study {

std::string_view scope_text(LockScope scope) {
  switch (scope) {
    case LockScope::Figures:
      return "";
    case LockScope::Breaks:
      return "breaks, benchmarks by year";
    case LockScope::Waves:
      break;
  }
  return "breaks, benchmarks by year, modes, days, pages";
}

LockScope scope_of(const PlanLock& lock) {
  const auto said = lock.entries.find(compared_entry);
  if (said == lock.entries.end()) return LockScope::Figures;
  return said->second == scope_text(LockScope::Breaks) ? LockScope::Breaks : LockScope::Waves;
}

}  // namespace peil::study
