#pragma once

#include <string>

#include "peil/report/deposit.h"

namespace peil::report {

/// What lies beside the data for people: one HTML page that stands by itself, without scripts, and
/// the same as text; each in the languages of deposit_languages.
std::string deposit_page(const Deposit& deposit);        ///< index.html
std::string archive_text(const Deposit& deposit);        ///< ARCHIVE.md
std::string accessibility_text(const Deposit& deposit);  ///< accessibility.md

}  // namespace peil::report
