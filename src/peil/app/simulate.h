#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/ports/outside.h"
#include "peil/simulation/people.h"

namespace peil::app {

struct SimulateRequest {
  std::string study;  ///< folder
  std::string out;    ///< folder for what is written
  std::string data;   ///< folder of the stores
  std::optional<std::size_t> frame;
  std::vector<std::string> waves;  ///< empty: all that simulation.toml knows
  std::optional<std::string> seed;
};

struct SimulatedWave {
  std::string wave;
  std::size_t drawn = 0, answered = 0, complete = 0;
  simulation::WaveTruth truth;
};

/// Makes up the waves of a study from its simulation.toml (docs/formats/simulation.md): a frame,
/// a sample by draw_sample, a load by load_sample, answers along the interview's route, and the
/// truth that estimates can be held against. The data folder is marked as fictional. `progress` is
/// told what begins.
///
/// Problems  those of study::read, simulation::read_recipe, draw_sample and load_sample;
///           "simulation.missing"
/// Throws    OutsideError, also when the data folder holds real people.
Result<std::vector<SimulatedWave>> simulate(
    const SimulateRequest& request, Outside& outside,
    const std::function<void(const std::string&)>& progress);

}  // namespace peil::app
