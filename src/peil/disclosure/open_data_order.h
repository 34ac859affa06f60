#pragma once

#include "peil/disclosure/open_data.h"

namespace peil::disclosure {

/// Rows by what stands in them, variable after variable, so that their order tells nothing; values
/// of a variable by size where they are numbers, else by their letters, and last those that begin
/// with a point.
void put_in_order(OpenData& data);

}  // namespace peil::disclosure
