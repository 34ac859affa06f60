#pragma once

#include <string>

#include "peil/app/account_response.h"

namespace peil::cli {

/// Who took part in a wave, for a person.
std::string response_text(const app::ResponseOfStudy& of);

/// The same for a program (docs/commands/response.md).
std::string response_json(const app::ResponseOfStudy& of);

}  // namespace peil::cli
