#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "peil/base/html.h"
#include "peil/model/workbook.h"

namespace peil::web::console {

/// Where the number of a cell of a sheet leads; empty: nowhere.
using CellAddress = std::function<std::string(std::size_t row, std::size_t cell)>;

/// A sheet as a table of a page: its first row is the caption, its other frozen rows head the
/// columns, and sentences below it stay below. Numbers read as a spreadsheet shows them, with the
/// signs of the language.
Html sheet_html(const Sheet& sheet, const std::string& language, const std::string& scroll,
                const CellAddress& address_of = {});

/// The number of a cell as it is printed; "" where there is none.
std::string printed(const SheetCell& cell, const std::string& language);

}  // namespace peil::web::console
