#pragma once

#include <vector>

#include "peil/disclosure/response.h"
#include "peil/report/pen.h"

namespace peil::report {

/// What the chapter of who took part says further of the last wave: response and coverage by what
/// is known of everybody who was asked, the R-indicator, languages, what was left open, what
/// weighting changed, and those who answered last.
void add_response_detail(Pen& pen, const disclosure::ReleasedResponse& response,
                         std::vector<Block>& blocks);

}  // namespace peil::report
