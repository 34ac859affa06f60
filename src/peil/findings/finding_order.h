#pragma once

#include <vector>

#include "peil/findings/finding.h"

namespace peil::findings {

/// What is shown before what is not, by kind and certain size; of what is shown up to three stand
/// out and lead the list, each thing once.
///
/// Source  docs/methods/findings.md
void put_in_order(std::vector<Finding>& found, const Study& study);

}  // namespace peil::findings
