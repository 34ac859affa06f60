#pragma once

#include <string>
#include <vector>

#include "peil/simulation/repeat_waves.h"

namespace peil::simulation {

/// One number of a simulation of coverage. `before`: the earlier wave of a change, else empty.
struct RepeatNumber {
  std::string before;
  FigureName figure;
  std::string quantity;  ///< as docs/formats/simulation.md names them
  double value = 0.0;
};

/// Every number, wave by wave and change by change, in the order of the figures' names.
std::vector<RepeatNumber> repeat_numbers(const RepeatedWaves& repeats);

}  // namespace peil::simulation
