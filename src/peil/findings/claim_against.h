#pragma once

#include <string>

#include "peil/base/result.h"
#include "peil/findings/letter_markup.h"
#include "peil/model/claim.h"
#include "peil/model/study.h"

namespace peil::findings {

/// What a claim `above` or `below` compares with: a benchmark, which is a mark, or a target, which
/// is of one measure and one statistic; the statistic of the target becomes that of the claim.
/// Contract: the names of both are known to the study.
///
/// Problems  "claim.missing-attribute"     neither
///           "claim.benchmark-and-target"  both
///           "claim.no-such-statistic"     a benchmark of something else than a mean
///           "claim.target-of-other"       a target of another measure or statistic
bool take_against(Claim& claim, const MarkedSpan& span, const Study& study,
                  const std::string& where, Problems& problems);

}  // namespace peil::findings
