#pragma once

#include <string>

#include "peil/model/document.h"
#include "peil/model/workbook.h"

namespace peil::render {

/// The document as a spreadsheet: a sheet a chapter, numbers whole and shown as they are printed,
/// charts of the spreadsheet's own, and a last sheet with the key of every number by its cell.
Workbook workbook_of(const Document& document);

/// The same as .xlsx.
std::string sheet_file(const Document& document);

}  // namespace peil::render
