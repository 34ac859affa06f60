#pragma once

#include <string>

#include "peil/model/document.h"

namespace peil::report {

/// Every figure of a report, as its last table has them: key, value, low, high, n; unrounded. What
/// has no interval or no answers of its own is empty there.
///
/// Contract  the document has that table (compose.h).
std::string figures_csv(const Document& document);
std::string figures_json(const Document& document);  ///< an object by key

}  // namespace peil::report
