#pragma once

#include <string>

#include "peil/analysis/plan/plan.h"
#include "peil/base/result.h"
#include "peil/model/table.h"
#include "peil/ports/files.h"
#include "peil/ports/spss_reader.h"

namespace peil::app {

/// Where a file that a plan names lies: beside the plan.
std::string beside(const std::string& plan, const std::string& file);

/// What the headers of the plan's files show, before a row of any is read.
///
/// Problems  those of the readers of headers, "plan.unknown-column", "data.portable",
///           "data.no-labels", "data.only-spss", "data.only-csv"
Problems wrong_headers(const analysis::AnalysisPlan& plan, const Files& files,
                       const SpssReader* spss);

/// The rows of data of the plan that lie in a file.
///
/// Problems  those of the readers: of columns that the plan uses, the cells that could not be read
Result<Table> file_table(const analysis::AnalysisPlan& plan, const std::string& name,
                         const Files& files, int threads, const SpssReader* spss);

/// Columns that the plan uses and the data of that name do not have ("plan.unknown-column").
Problems unknown_columns(const analysis::AnalysisPlan& plan, const std::string& data,
                         const Table& table);

}  // namespace peil::app
