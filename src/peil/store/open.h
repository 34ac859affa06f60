#pragma once

#include <string>

#include "peil/ports/outside.h"

namespace peil::store {

/// Opens people.db, keys.db and answers.db in a data folder, making folder, databases and keys
/// when they are not there. Throws OutsideError.
Stores open(const std::string& data_folder);

}  // namespace peil::store
