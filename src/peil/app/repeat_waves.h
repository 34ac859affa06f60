#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/ports/files.h"
#include "peil/simulation/repeat_waves.h"

namespace peil::app {

struct RepeatRequest {
  std::string study;  ///< folder
  std::vector<std::string> waves;
  std::optional<std::size_t> frame;
  std::optional<std::string> seed;
  std::optional<double> odds_per_mark;
  simulation::RepeatOptions options;
};

/// simulation::repeat_waves for a study folder with its simulation.toml.
///
/// Problems  those of read_recipe_of (app/simulate.h) and simulation::repeat_waves
/// Throws    OutsideError.
Result<simulation::RepeatedWaves> repeat_waves(const RepeatRequest& request, const Files& files,
                                               const simulation::RepeatProgress& progress);

}  // namespace peil::app
