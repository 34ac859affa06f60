#pragma once

#include "peil/analysis/plan/wave_pair.h"

#include <string>

#include "peil/analysis/run/run.h"
#include "peil/estimate/wave_units.h"

namespace peil::analysis {

struct MatchedWaves {
  estimate::NumberedRows before, after;
};

/// Matches the rows of two designs by the column `unit`. The sampling units are the people
/// themselves, or with clusters the clusters of the same name in the stratum of the same name.
///
/// Refuses   a blank unit; a unit that occurs twice in a wave; no unit in both waves; for a panel a
///           unit that changed stratum or cluster; clusters of two stages
MatchedWaves match(const Run& run, const Prepared& before, const Prepared& after,
                   const std::string& unit, Samples samples);

}  // namespace peil::analysis
