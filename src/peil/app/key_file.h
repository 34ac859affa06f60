#pragma once

#include <optional>
#include <string>

#include "peil/base/result.h"

namespace peil::app {

/// Problem `code` when a key would lie in the data folder that it is to be kept apart from.
std::optional<Problem> key_in_data(const char* code, const std::string& key,
                                   const std::string& data, std::string message);

}  // namespace peil::app
