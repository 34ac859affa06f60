#include "peil/app/table_file.h"

#include <sstream>

#include "peil/base/contract.h"
#include "peil/report/table_formats.h"
#include "peil/report/table_workbook.h"

namespace peil::app {

std::optional<TableFormat> table_format(std::string_view word) {
  if (word == "csv") return TableFormat::Csv;
  if (word == "json") return TableFormat::Json;
  if (word == "xlsx") return TableFormat::Xlsx;
  return {};
}

std::string table_file(TableFormat format, report::Pen& pen, const findings::CrossTable& table,
                       const WorkbookWriter* workbooks) {
  if (format == TableFormat::Xlsx) {
    expects(workbooks != nullptr, "table_file: a writer of workbooks");
    return workbooks->write(report::table_workbook(pen, table));
  }
  std::ostringstream text;
  const report::ToldTable told = report::told_table(pen, table);
  if (format == TableFormat::Json)
    report::print_json(table, told, text);
  else
    report::print_csv(table, told, text);
  return text.str();
}

}  // namespace peil::app
