#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>
#include <vector>

#include "peil/disclosure/logged_analyses.h"

namespace peil::disclosure {

inline constexpr std::string_view format_of_analyses = "peil analyses 1";

/// Whose answers figures counted: `rows` of analyses and of tables.
nlohmann::ordered_json json_of_rows(const std::vector<LoggedRows>& rows);
/// Throws what the JSON library and expression_of_json throw.
std::vector<LoggedRows> rows_of_json(const nlohmann::ordered_json& all);

/// An entry as the release log has it (docs/formats/releases.md), without chain and seal.
nlohmann::ordered_json json_of_analyses(const LoggedAnalyses& analyses);

/// Throws what rows_of_json throws where it is no such entry.
LoggedAnalyses analyses_of_json(const nlohmann::ordered_json& all);

}  // namespace peil::disclosure
