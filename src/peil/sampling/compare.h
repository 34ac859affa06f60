#pragma once

#include <string>
#include <vector>

#include "peil/model/sample.h"

namespace peil::sampling {

/// What differs between the record of a draw and a second draw, one sentence each; nothing when it
/// is the same sample of the same frame by the same plan. The program's version and the name of
/// the one who signed off are not compared.
std::vector<std::string> differences(const DrawRecord& recorded, const DrawRecord& again);

}  // namespace peil::sampling
