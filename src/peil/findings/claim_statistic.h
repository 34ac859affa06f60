#pragma once

#include <string>

#include "peil/model/claim.h"
#include "peil/model/study.h"

namespace peil::findings {

/// True when the study has the statistic of the measure. Both ends ("low", "high") are counted of
/// marks and of the overall mark, whatever its scale; "nps" where people are asked whether they
/// would recommend; "share:CODE" of choices, and whatever share print has; a mean is always asked
/// for rightly.
bool has_statistic(const Study& study, const std::string& measure, const std::string& statistic);

/// Sets what the words of the claim may print as a mean: 1 to 10 on any scale, so that a mark that
/// is none is found to be wrong, further where a measure goes further, anything of an amount.
void set_range(Claim& claim, const Study& study);

}  // namespace peil::findings
