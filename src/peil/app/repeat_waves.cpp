#include "peil/app/repeat_waves.h"

#include "peil/app/simulate.h"

namespace peil::app {

Result<simulation::RepeatedWaves> repeat_waves(const RepeatRequest& request, const Files& files,
                                               const simulation::RepeatProgress& progress) {
  const auto read = read_recipe_of(files.study_folder(request.study), request.waves);
  if (!read.ok()) return read.problems();
  auto [study, recipe] = read.value();
  if (request.seed) recipe.seed = *request.seed;
  if (request.frame) recipe.frame = *request.frame;
  if (request.odds_per_mark) recipe.odds_per_mark = *request.odds_per_mark;
  return simulation::repeat_waves(study, recipe, request.options, progress);
}

}  // namespace peil::app
