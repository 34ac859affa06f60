#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "peil/model/plan_lock.h"
#include "peil/model/study.h"
#include "peil/study/lock_scope.h"
#include "peil/study/plan_entries.h"

/// What figures of a wave are held against, as entries of its plan: the waves before it and the
/// breaks in between, benchmarks, targets. No figure is another one by these; a comparison is.
namespace peil::study {

/// Adds "break/WAVE/KIND" or, of a break that concerns some items,
/// "break/WAVE/KIND/ITEM" of each, "benchmark/NAME/LEVEL/YEAR", "target/NAME". Breaks and years are
/// those up to and including the wave: what comes behind it bears on no comparison of it.
void add_comparisons(const Study& study, const std::string& wave,
                     std::map<std::string, std::string>& entries);

/// The same as it is in locks of LockScope::Figures: no breaks, "benchmark/NAME/LEVEL".
void add_older_comparisons(const Study& study, std::map<std::string, std::string>& entries);

/// Breaks that bear on the wave, of which its lock cannot tell whether they came later.
bool breaks_are_unlocked(const PlanLock& lock, const Study& study);

/// The deviations that a comparison of a measure between two waves rests on beside those of its
/// figures: breaks behind `before`, up to and including `after`, that came, went or changed.
std::vector<const Deviation*> of_change(std::string_view measure, std::string_view before,
                                        std::string_view after,
                                        const std::vector<Deviation>& deviations,
                                        const Study& study);
/// Likewise what is held in a wave against a benchmark or a target. On the mode of the wave rests
/// what is held against a benchmark that says its own, and on its year all of them.
std::vector<const Deviation*> of_benchmark(const BenchmarkRow& row, std::string_view wave,
                                           const std::vector<Deviation>& deviations);
std::vector<const Deviation*> of_target(const Target& target,
                                        const std::vector<Deviation>& deviations);

}  // namespace peil::study
