#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "peil/fieldwork/r_indicator.h"

namespace peil::cli {

/// The R-indicator for a program; null: none. `mark_sd`: of the overall mark, 0 where it is not
/// known or not spoken of.
nlohmann::ordered_json representative_json(const std::optional<fieldwork::RIndicator>& found,
                                           double mark_sd);

/// The same for people, in lines of their own behind an empty one.
std::string representative_words(const fieldwork::RIndicator& found, double mark_sd);

}  // namespace peil::cli
