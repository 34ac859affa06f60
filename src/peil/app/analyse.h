#pragma once

#include <string>

#include "peil/analysis/results.h"
#include "peil/base/result.h"
#include "peil/ports/files.h"

namespace peil::app {

/// Runs an analysis plan: reads and checks it, then the headers of its data, then the data, then
/// does every analysis.
///
/// Problems  those of analysis::read_plan, of the readers of data and of analysis::derived, and
///           "plan.unknown-column"  a column that the header of the data does not have
/// Throws    OutsideError when a file cannot be read.
Result<analysis::Results> analyse(const Files& files, const std::string& plan_file, int threads);

}  // namespace peil::app
