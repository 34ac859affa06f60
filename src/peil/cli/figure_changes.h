#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "peil/app/compare_figures.h"

namespace peil::cli {

/// What differs between two drafts of figures and why: a sentence, and a line for each figure.
/// Contract  peil writes in the language.
std::string changes_text(const app::FigureChanges& changes, const std::string& earlier,
                         const std::string& language);

/// The same for programs (docs/commands/verify.md).
nlohmann::ordered_json json_of(const app::FigureChanges& changes);

}  // namespace peil::cli
