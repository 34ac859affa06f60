#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "peil/findings/cross_table.h"
#include "peil/model/workbook.h"
#include "peil/report/told_table.h"

namespace peil::report {

/// A table as a spreadsheet: one sheet, a row for each base, figure, line of letters, difference
/// from the rest and change; numbers with all their digits, shown with those of the report.
Workbook table_workbook(Pen& pen, const findings::CrossTable& table);

/// The same, and where its figures lie: by row of the sheet the row of the table whose figures
/// stand in it, that of a column one place further on.
struct LaidTable {
  Workbook book;
  std::vector<std::optional<std::size_t>> figures;
};
LaidTable laid_table(Pen& pen, const findings::CrossTable& table);

}  // namespace peil::report
