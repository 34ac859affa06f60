#pragma once

#include "peil/analysis/plan/wave_pair.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "peil/analysis/run/run.h"
#include "peil/estimate/linearised.h"
#include "peil/estimate/wave_difference.h"

namespace peil::analysis {

/// Stratum and sampling unit of every row of a wave, numbered alike in both waves.
struct NumberedRows {
  std::vector<std::uint32_t> stratum, unit;
  std::vector<std::optional<double>> population;  ///< per stratum
};

struct MatchedWaves {
  NumberedRows before, after;
};

/// Matches the rows of two designs by the column `unit`. The sampling units are the people
/// themselves, or with clusters the clusters of the same name in the stratum of the same name.
///
/// Refuses   a blank unit; a unit that occurs twice in a wave; no unit in both waves; for a panel a
///           unit that changed stratum or cluster; clusters of two stages
MatchedWaves match(const Run& run, const Prepared& before, const Prepared& after,
                   const std::string& unit, Samples samples);

/// The sampling units of a wave with what their rows add to a mean.
estimate::WaveUnits wave_units(const NumberedRows& rows, const estimate::LinearisedRows& mean);

}  // namespace peil::analysis
