#pragma once

#include <string>

#include "peil/model/claim.h"
#include "peil/reading/part.h"

namespace peil::reading {

/// Claims about the survey itself, with what their words say: how often and since when it was held;
/// who was approached; how many answered. `current` is the wave that the letter is about.
Claim with_rhythm(const Page& page, const Part& part, Claim claim);
Claim with_coverage(const Page& page, const Part& part, Claim claim, const std::string& current);
Claim with_response(const Page& page, const Part& part, Claim claim, const std::string& current);

}  // namespace peil::reading
