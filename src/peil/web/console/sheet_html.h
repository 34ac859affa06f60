#pragma once

#include <string>

#include "peil/base/html.h"
#include "peil/model/workbook.h"

namespace peil::web::console {

/// A sheet as a table of a page: its first row is the caption, its other frozen rows head the
/// columns, and sentences below it stay below. Numbers read as a spreadsheet shows them, with the
/// signs of the language.
Html sheet_html(const Sheet& sheet, const std::string& language, const std::string& scroll);

/// The number of a cell as it is printed; "" where there is none.
std::string printed(const SheetCell& cell, const std::string& language);

}  // namespace peil::web::console
