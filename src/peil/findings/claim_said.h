#pragma once

#include <string>

#include "peil/base/result.h"
#include "peil/findings/judge_claim.h"
#include "peil/findings/letter_markup.h"

/// What the words of a claim weigh, beside the names in its braces
/// (docs/methods/words-of-claims.md).
namespace peil::findings {

/// "claim.words-contradict" where the words say the opposite of the kind: a rise that "daalde".
void check_said(const Claim& claim, const MarkedSpan& span, const std::string& where,
                Problems& problems);

/// The words give marks and say nothing of which is higher: "7,4 in 2011 en 7,7 in 2013".
bool only_states_marks(const Claim& claim, const Letter& letter);

/// Holds a verdict down to what was judged, and says why: words that say more than the kind
/// (highest, first, only, cause, others), how large a change is, how sure; a share where marks are
/// known; a number that nothing was held against.
void weigh_words(const Claim& claim, Judgement& judgement, const Bench& bench);

}  // namespace peil::findings
