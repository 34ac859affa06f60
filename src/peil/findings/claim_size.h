#pragma once

#include "peil/findings/judge_claim.h"

namespace peil::findings {

/// Holds a verdict down to what was judged, with the reason; one that is lower already stays.
void at_most(Judgement& j, Verdict most, Words why);

/// Words of size ("licht", "fors", "verdubbeld") beside the differences that were judged.
void weigh_size(const Claim& claim, Judgement& j, const Bench& bench);

/// Two marks that each round to the figure, and whose difference is not what it is.
void weigh_rounding(const Claim& claim, Judgement& j, const Bench& bench);

}  // namespace peil::findings
