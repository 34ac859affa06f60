#pragma once

#include <string>
#include <vector>

#include "peil/analysis/run/prepare.h"

namespace peil::analysis {

/// Those levels of a grouping that are asked for, in that order; all when none is. Throws Refusal
/// for one that no row has.
std::vector<std::uint32_t> classes_asked(const Grouping& grouping,
                                         const std::vector<std::string>& asked);

}  // namespace peil::analysis
