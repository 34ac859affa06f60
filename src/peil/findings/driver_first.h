#pragma once

#include <cstddef>
#include <string>

#include "peil/findings/driver_tables.h"

namespace peil::findings {

/// Aspects and themes of a group among which is looked for what to improve first: those of all its
/// models together, for the themes are named first and then the aspects within each.
std::size_t looked_at_together(const DriverTables& tables, const std::string& group);

/// Whether a line is named as first to improve: important and rated low in so many of the draws
/// that among all that are looked at together in its group none is named wrongly, at `confidence`.
/// A place in the matrix takes less, and is said of the aspect by itself.
///
/// Source    docs/methods/priority-matrix.md
bool is_first(const DriverLine& line, const DriverTable& of, const DriverTables& tables,
              double confidence);

/// Whether the draws of a table are enough to name anything first.
bool can_be_first(const DriverTable& of, const DriverTables& tables, double confidence);

}  // namespace peil::findings
