#pragma once

#include <optional>
#include <span>

#include "peil/model/scale.h"
#include "peil/simulation/recipe.h"

namespace peil::simulation {

/// What the effects do to the marks of one group: so much of it is shifted by so much.
struct Shifted {
  double share = 1.0;
  double mark = 0.0;
};

/// Every combination of effects in a group. Columns are independent of each other.
std::vector<Shifted> mixture(const GroupRecipe& group, std::span<const Effect> effects);

/// Expected whole mark of people whose latent mark is normal around level + shift, rounded to the
/// nearest mark and held within the scale.
double expected_mark(double level, double sd, std::span<const Shifted> mixture,
                     const Scale& scale = {});

/// The level at which expected_mark is `mean`, to 1e-9; nothing when none is.
std::optional<double> level_for(double mean, double sd, std::span<const Shifted> mixture,
                                const Scale& scale = {});

}  // namespace peil::simulation
