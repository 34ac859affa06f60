#pragma once

#include <map>
#include <string>

#include "peil/base/result.h"
#include "peil/ports/files.h"

namespace peil::app {

/// The codes that `peil sample load` wrote: key of the unit -> code in canonical form. Columns that
/// are not known here are passed over.
///
/// Problems  "codes.columns" (no key, no code), "codes.row", "codes.twice", each with its line
/// Throws    OutsideError.
Result<std::map<std::string, std::string>> codes_file(const std::string& file, const Files& files);

}  // namespace peil::app
