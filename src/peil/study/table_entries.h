#pragma once

#include <map>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/model/study.h"
#include "peil/model/table_spec.h"
#include "peil/study/plan_entries.h"
#include "peil/study/read.h"

namespace peil::study {

/// What a specification asks, in a line that is another when it asks another thing; title, labels
/// and the place of the file are not in it.
std::string table_text(const TableSpec& spec);

/// The specifications in a study's folder ("tables/NAME.toml") that are about a wave, as entries of
/// its plan: "table/NAME". One that names no wave is about any.
///
/// Problems  those of read_table_spec, of every file
/// Contract  the wave is one of the study.
Result<std::map<std::string, std::string>> table_entries(const Texts& folder, const Study& study,
                                                         const std::string& wave);

/// How a table stands to the plan of its wave, which is locked.
struct TableInPlan {
  bool locked = false;                       ///< it stands in the plan as it was locked
  const PlanAmendment* amendment = nullptr;  ///< that added it; nullptr: none did
  /// By row asked for: that its figures are added afterwards, since the table is, or since what it
  /// rests on is not as it was locked.
  std::vector<bool> afterwards;

  bool any_afterwards() const;
};

/// `lock` outlives it. Contract: the lock is of the wave of the specification.
TableInPlan in_plan(const TableSpec& spec, const PlanLock& lock, const Study& study);

}  // namespace peil::study
