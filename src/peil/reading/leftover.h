#pragma once

#include <string>
#include <vector>

#include "peil/model/claim.h"
#include "peil/reading/part.h"

namespace peil::reading {

/// Words of a part that could turn what it says ("niet", "minder", "een kwart"), and of which the
/// claim that was read from it made nothing: such a claim is never held up.
///
/// Source    docs/methods/words-of-claims.md
std::vector<std::string> leftover(const Page& page, const Part& part, const Claim& claim);

}  // namespace peil::reading
