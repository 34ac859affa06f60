#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "peil/estimate/linearised.h"
#include "peil/estimate/wave_difference.h"

namespace peil::estimate {

/// Stratum and sampling unit of every row of a wave, numbered alike in the waves that are compared.
struct NumberedRows {
  std::vector<std::uint32_t> stratum, unit;
  std::vector<std::optional<double>> population;  ///< per stratum
};

/// The sampling units of a wave, by their numbers, with what their rows add to a mean together.
/// Shapes    one element per row in both.
/// Contract  a unit lies in one stratum.
WaveUnits wave_units(const NumberedRows& rows, const LinearisedRows& mean);

}  // namespace peil::estimate
