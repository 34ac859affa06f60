#pragma once

#include <optional>
#include <string>

#include "peil/base/result.h"
#include "peil/findings/letter_markup.h"
#include "peil/model/claim.h"
#include "peil/model/study.h"

namespace peil::findings {

/// The claim that the attributes of a span make, names checked against the study; nothing when
/// they make none. What is wrong goes to `problems`, all of it. Text and numbers are left empty.
std::optional<Claim> read_claim(const MarkedSpan& span, const Study& study,
                                const std::string& where, Problems& problems);

}  // namespace peil::findings
