#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "peil/findings/cross_table.h"
#include "peil/ports/workbook_writer.h"
#include "peil/report/pen.h"

namespace peil::app {

/// In what a table by a specification is written (docs/formats/table.md).
enum class TableFormat : unsigned char { Csv, Json, Xlsx };

/// "csv", "json", "xlsx"; nothing for another word.
std::optional<TableFormat> table_format(std::string_view word);

/// The bytes of the file. Contract: for Xlsx there is a writer of workbooks.
std::string table_file(TableFormat format, report::Pen& pen, const findings::CrossTable& table,
                       const WorkbookWriter* workbooks);

}  // namespace peil::app
