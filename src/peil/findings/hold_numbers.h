#pragma once

#include "peil/findings/judge_claim.h"

namespace peil::findings {

/// A wrong number in print sinks a claim, whatever its verb: the reason begins with the right one.
/// One that says more than can be known holds it down.
void hold_numbers(Judgement& j, const Bench& bench);

}  // namespace peil::findings
