#pragma once

#include "peil/findings/driver_tables.h"

namespace peil::findings {

/// Says of every line of a table where its label comes out otherwise when the lines of the matrix
/// cross elsewhere, and whether stated and derived importance disagree. Reads only what the table
/// holds, and so nothing that the gate did not let through.
void label_lines(DriverTable& table);

}  // namespace peil::findings
