#pragma once

#include <cstddef>
#include <string>

#include "peil/model/words.h"
#include "peil/model/workbook.h"

namespace peil::render {

/// What a cell of a printed table becomes: a whole number shown as it is printed, where the words
/// are one figure alone; else a text.
SheetCell sheet_cell(const Words& words, SheetFormat of_text = SheetFormat::Text);

/// "B12", from 0.
std::string cell_name(std::size_t row, std::size_t column);

}  // namespace peil::render
