#pragma once

#include <vector>

#include "peil/disclosure/response.h"
#include "peil/report/pen.h"

namespace peil::report {

/// A sentence for every level that answered far less than the others: on which weights its mark
/// rests, and the mark with and without them.
void add_lagging(Pen& pen, const disclosure::ReleasedResponse& response,
                 std::vector<Block>& blocks);

/// Whether somebody may have asked for the highest marks: what was looked at, what stands out, and
/// the mark with and without it.
void add_top_lines(Pen& pen, const disclosure::ReleasedResponse& response,
                   std::vector<Block>& blocks);

}  // namespace peil::report
