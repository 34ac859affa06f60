#pragma once

#include <vector>

#include "peil/model/document.h"
#include "peil/report/pen.h"

namespace peil::report {

/// A finding in a sentence or two: "Students: a mark of 7.6 in 2013, 0.30 more than in 2011. That
/// is more than chance (between +0.19 and +0.41)."
Words finding_sentence(Pen& pen, const findings::Finding& finding);

/// Between the waves of a change of the response lies a break of everything that is not as it was
/// locked.
bool is_late(const Pen& pen, const findings::ResponseChange& change);

/// The findings that stand out, in their order; where nothing changed by more than chance, how many
/// differences were tested. Nothing of a first wave of which nothing stands out.
std::vector<Block> findings_that_stand_out(Pen& pen);

}  // namespace peil::report
