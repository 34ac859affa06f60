#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "peil/disclosure/logged_table.h"

namespace peil::disclosure {

inline constexpr std::string_view format_of_tables = "peil table 1";

/// An entry as the release log has it (docs/formats/releases.md), without chain and seal.
nlohmann::ordered_json json_of_table(const LoggedTable& table);

/// Throws what the JSON library and rows_of_json throw where it is no such entry.
LoggedTable table_of_json(const nlohmann::ordered_json& all);

}  // namespace peil::disclosure
