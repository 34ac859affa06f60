#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "peil/base/day.h"

namespace peil {

/// A change of what was planned, told after it was locked.
struct PlanAmendment {
  Day on;
  std::string by, reason;
  /// Entries as they are from then on, by name; nothing: taken out.
  std::map<std::string, std::optional<std::string>> entries;
};

/// How a wave was to be analysed, written down before it closed: items, groups, rules, weighting,
/// benchmarks, by name ("item/overall", "rules/least_shown") and what they said
/// (study/plan_entries.h).
struct PlanLock {
  std::string wave;
  Day on;
  std::string by;
  std::map<std::string, std::string> entries;
  std::vector<PlanAmendment> amendments{};  ///< in order of time
};

}  // namespace peil
