#pragma once

#include <optional>
#include <string>

#include "peil/base/result.h"
#include "peil/exchange/import_key.h"
#include "peil/ports/files.h"

namespace peil::app {

/// Problem `code` when a key would lie in the data folder that it is to be kept apart from.
std::optional<Problem> key_in_data(const char* code, const std::string& key,
                                   const std::string& data, std::string message);

/// The secret key under which people of imported waves, and of panels, get their ids.
///
/// Problems  "import.no-key", "import.not-a-key", "import.key-in-data" (a key beside the answers)
Result<exchange::ImportKey> import_key(const std::string& file, const std::string& data,
                                       const Files& files);

}  // namespace peil::app
