#pragma once

#include <string>
#include <vector>

#include "peil/model/claim.h"
#include "peil/reading/part.h"

namespace peil::reading {

/// Words of a part that no phrase, no name and no list of neutral words knows: they may narrow what
/// it says ("bij vrouwen", "op kantoor"), give it another cause or say something else altogether.
/// A claim with one of them is never held up.
///
/// Source    docs/methods/words-of-claims.md
std::vector<std::string> strange_words(const Page& page, const Part& part, const Claim& claim);

}  // namespace peil::reading
