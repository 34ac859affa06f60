#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "peil/model/claim.h"

namespace peil::cli {

/// A judged letter as programs get it: its claims with their verdicts, what was not read, numbers
/// that no claim binds (docs/formats/claims.md).
nlohmann::ordered_json json_of(const JudgedLetter& letter);

/// Two blanks a level; what is no UTF-8 is replaced.
std::string text_of(const nlohmann::ordered_json& json);

}  // namespace peil::cli
