#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/model/dataset.h"
#include "peil/model/table.h"

namespace peil::analysis {

/// Contract: the check has found the column in the header.
const Column& column_of(const Table& table, const std::string& name);

/// Rows by the combinations of columns of a design, in which no row may be blank.
/// Problems  "design.blank"  the first blank of every column, with its row
Grouping combined(const Table& table, const std::vector<std::string>& names,
                  const std::string& file, Problems& found);

}  // namespace peil::analysis
