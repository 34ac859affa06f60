#pragma once

#include <memory>
#include <string>

#include "peil/ports/outside.h"

namespace peil::store {

/// Opens answers.db, keys.db and people.db in a data folder, making folder, databases and
/// server.key when they are not there (docs/formats/stores.md). The folder stays locked against
/// every other process that writes until the last of the stores is destroyed. The key of people is
/// neither made nor read. Throws OutsideError.
Stores open(const std::string& data_folder);

/// Opens answers.db to be read, also while another process writes in the folder. Makes and changes
/// nothing. Throws OutsideError, also when there are no folder or answers.
std::unique_ptr<const ResponseStore> read_answers(const std::string& data_folder);

/// The same of all three. Codes and people may be gone; answers may not.
StoresToRead read_stores(const std::string& data_folder);

}  // namespace peil::store
