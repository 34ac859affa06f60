#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/model/study.h"
#include "peil/ports/outside.h"
#include "peil/simulation/people.h"
#include "peil/simulation/recipe.h"

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

/// A study with its simulation.toml.
struct StudyWithRecipe {
  Study study;
  simulation::Recipe recipe;
};

/// From the texts of a study folder. `waves`: as simulation::read_recipe.
///
/// Problems  those of study::read and simulation::read_recipe; "simulation.missing"
Result<StudyWithRecipe> read_recipe_of(const std::map<std::string, std::string>& texts,
                                       const std::vector<std::string>& waves);

/// Makes up the waves of a study from its simulation.toml (docs/formats/simulation.md): a frame,
/// a sample by draw_sample, a load by load_sample, answers along the interview's route, and the
/// truth that estimates can be held against. The data folder is marked as fictional. `progress` is
/// told what begins.
///
/// Problems  those of read_recipe_of, draw_sample and load_sample
/// Throws    OutsideError, also when the data folder holds real people.
Result<std::vector<SimulatedWave>> simulate(
    const SimulateRequest& request, Outside& outside,
    const std::function<void(const std::string&)>& progress);

}  // namespace peil::app
