#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "peil/model/document.h"

namespace peil::report {

/// By wave, in order of time: what its figures are made from, part by part.
using MadeFrom = std::vector<std::pair<std::string, std::map<std::string, std::string>>>;

/// Behind the figures in JSON; no key of a figure is called so.
inline constexpr const char* made_from_key = "made_from";

/// Every figure of a report, as its last table has them: key, value, low, high, n; unrounded. What
/// has no interval or no answers of its own is empty there.
///
/// Contract  the document has that table (compose.h).
std::string figures_csv(const Document& document);
/// An object by key, and behind all figures what they are made from, by wave, where that is given.
std::string figures_json(const Document& document, const MadeFrom& made_from = {});

}  // namespace peil::report
