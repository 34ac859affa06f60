#pragma once

#include "peil/study/draft.h"

namespace peil::study {

/// Reads plans/WAVE.toml into the draft. study.toml has been read before.
///
/// Problems  those of TomlTable, and
///           "plan.file-name"            the file is not called after its wave
///           "plan.unknown-wave"         the study has no such wave
///           "plan.two-for-wave"         two files plan one wave
///           "plan.import-and-sample"    collected elsewhere and drawn here at once
///           "plan.neither"              neither
///           "plan.column-on-both-sides" a column for the people store and the answers
///           "plan.column-unknown"       a stratum or margin along a column that the answers lack
///           "plan.sizes-missing", "plan.sizes-not-used", "plan.total-not-used"
///           "plan.stratum-name"         a size for a stratum that cannot exist
///           "plan.group-without-size"   a customer group of which nobody is drawn
///           "margin.source"             counts of the frame and given persons, or neither
///           "margin.level-missing", "margin.level-unknown"
///           "margin.totals-differ"      two margins disagree on the population size
///           and those of read_messages (study/plan_messages.h), read_cases (study/plan_cases.h)
///           and read_weighting (study/plan_weighting.h)
void read_plan_file(const TomlNode& file, FileProblems& problems, Draft& draft);

}  // namespace peil::study
