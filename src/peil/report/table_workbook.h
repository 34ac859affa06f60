#pragma once

#include "peil/findings/cross_table.h"
#include "peil/model/workbook.h"
#include "peil/report/told_table.h"

namespace peil::report {

/// A table as a spreadsheet: one sheet, a row for each base, figure, line of letters, difference
/// from the rest and change; numbers with all their digits, shown with those of the report.
Workbook table_workbook(Pen& pen, const findings::CrossTable& table);

}  // namespace peil::report
