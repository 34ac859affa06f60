#pragma once

#include <span>

#include "peil/model/dataset.h"

namespace peil::table {

/// Rows by the combinations of several columns that rows have, in the order of the levels; names
/// and levels joined by level_names.h. A row outside one of them is outside.
///
/// Shapes    one level per row in every part; at least one part.
/// Contract  the number of all combinations of levels fits in 64 bits.
Grouping crossed(std::span<const Grouping> parts);

}  // namespace peil::table
