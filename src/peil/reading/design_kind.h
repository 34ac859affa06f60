#pragma once

#include <optional>
#include <vector>

#include "peil/reading/statement.h"

namespace peil::reading {

/// What a part of a sentence says of the survey itself: how often it is held, whom it reached, how
/// many answered. `marks` are places in the numbers of the page that may be marks.
std::optional<ClaimKind> design_kind(const Page& page, const Part& part, const Context& context,
                                     const std::vector<std::size_t>& marks);

}  // namespace peil::reading
