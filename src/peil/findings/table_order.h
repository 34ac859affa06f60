#pragma once

#include "peil/findings/cross_table.h"

namespace peil::findings {

/// Puts the rows of a table in the order that its specification asks for: by the largest
/// difference from the rest or from the total, or the largest change, in lengths of the scale (of a
/// share 1), unrounded. The rows of an item stay together and go by the first thing that is shown
/// of it. Only figures that the table shows count, so the order tells nothing of what is held: an
/// item without any comes last, in the order of the specification.
void put_in_order(CrossTable& table);

}  // namespace peil::findings
