#pragma once

#include <string>

#include "peil/ports/outside.h"

namespace peil::store {

/// Opens answers.db, keys.db and people.db in a data folder, making folder, databases and keys
/// when they are not there (docs/formats/stores.md). The folder stays locked against every other
/// process until the last of the stores is destroyed. Throws OutsideError.
Stores open(const std::string& data_folder);

}  // namespace peil::store
