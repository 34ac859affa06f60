#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "peil/base/result.h"
#include "peil/weighting/rake.h"

namespace peil::weighting {

/// What is wrong with margins before anything is fitted to them: the problems of rake(). `rows`
/// says how many rows each level of each margin has. Contract  at least one margin.
Problems margin_problems(std::span<const Margin> margins,
                         const std::vector<std::vector<std::size_t>>& rows);

/// The counts of all margins, brought to the total of the first.
std::vector<std::vector<double>> common_targets(std::span<const Margin> margins);

}  // namespace peil::weighting
