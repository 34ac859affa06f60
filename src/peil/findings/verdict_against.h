#pragma once

#include "peil/findings/step.h"
#include "peil/model/claim.h"

namespace peil::findings {

/// What a step from a benchmark or target carries of "higher" (sign +1) or "lower" (-1).
Verdict verdict_against(Outcome outcome, int sign);

/// The same step seen from the other side: what rose fell.
Outcome mirrored(Outcome outcome);

/// What is carried of a sentence that denies: the opposite of what was shown or printed is
/// contradicted, what is contradicted is so. Of one figure: of several together it does not hold.
Verdict denied(Verdict verdict);

/// What a step carries of "the same", within a margin.
Verdict verdict_within(Within within);

}  // namespace peil::findings
