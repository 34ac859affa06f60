#pragma once

#include <vector>

#include "peil/model/document.h"
#include "peil/report/pen.h"

namespace peil::report {

/// Of every reporting group what is concluded of its mark, unless that stands out already, and its
/// best and its worst rated aspect with how sure it is that they are; nothing of a group of which
/// neither is known.
std::vector<Block> points_of_groups(Pen& pen);

}  // namespace peil::report
