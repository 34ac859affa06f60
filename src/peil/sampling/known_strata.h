#pragma once

#include <span>
#include <vector>

#include "peil/model/dataset.h"
#include "peil/sampling/allocation.h"

namespace peil::sampling {

/// The strata of a frame with what an allocation goes by, from the units of the frame.
///
/// Shapes    every unit lies in a stratum; `size` and `study` have one number per unit, or none.
/// Units     size: the sum of `size` in the stratum, without it its units; sd: that of `study`
///           between the units of the stratum (divisor N - 1), 0 without it and of one unit.
/// Cost      O(N), two passes for the sd: the mean, then the squares about it.
std::vector<KnownStratum> known_strata(const Grouping& by, std::span<const double> size = {},
                                       std::span<const double> study = {});

}  // namespace peil::sampling
