#pragma once

#include <string>

#include "peil/simulation/repeat_waves.h"

namespace peil::cli {

/// What many repeats showed, for a reader: a table per wave, the test of a change, and in words
/// what is not as it should be.
std::string repeats_as_text(const simulation::RepeatedWaves& repeats);
/// One number a row: before, wave, domain, measure, statistic, quantity, value.
std::string repeats_as_csv(const simulation::RepeatedWaves& repeats);
/// The same numbers, with what the repeats were.
std::string repeats_as_json(const simulation::RepeatedWaves& repeats);

}  // namespace peil::cli
