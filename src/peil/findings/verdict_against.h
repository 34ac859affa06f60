#pragma once

#include "peil/findings/step.h"
#include "peil/model/claim.h"

namespace peil::findings {

/// What a step from a benchmark or target carries of "higher" (sign +1) or "lower" (-1).
Verdict verdict_against(Outcome outcome, int sign);

/// What a step carries of "the same", within a margin.
Verdict verdict_within(Within within);

}  // namespace peil::findings
