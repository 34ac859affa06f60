#pragma once

#include "peil/findings/cross_table.h"

namespace peil::findings {

/// Puts the items of a table in the order of their largest difference from the rest, in lengths of
/// their scale (of a share 1); the rows of an item stay together, and an item without such a
/// difference comes last.
void put_largest_first(CrossTable& table);

}  // namespace peil::findings
