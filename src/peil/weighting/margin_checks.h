#pragma once

#include <span>
#include <vector>

#include "peil/base/result.h"
#include "peil/weighting/rake.h"

namespace peil::weighting {

/// What is wrong with margins before anything is fitted to them: the problems of rake().
/// Contract  at least one margin; every LevelId lies within its margin.
Problems margin_problems(std::span<const Margin> margins);

/// The counts of all margins, brought to the total of the first.
std::vector<std::vector<double>> common_targets(std::span<const Margin> margins);

}  // namespace peil::weighting
