#pragma once

#include <span>
#include <vector>

#include "peil/model/document.h"

namespace peil::render {

inline constexpr double cell_side = 5.0, cell_edge = 3.0;  ///< around the text of a cell, points

/// How wide each column is: what stands in it on one line where there is room, else short columns
/// first; no narrower than its longest word as far as that goes.
std::vector<double> column_widths(const PrintedTable& table, double width);

/// How wide the cell is with which a row begins in `column`: the last cell runs on.
double cell_width(const PrintedRow& row, std::size_t column, std::span<const double> widths);

double head_height(std::span<const PrintedColumn> columns, std::span<const double> widths);
double row_height(const PrintedRow& row, std::span<const double> widths);

/// What of a row fits in `height`, and the rest of its cells as another row.
std::pair<PrintedRow, PrintedRow> parted(const PrintedRow& row, std::span<const double> widths,
                                         double height);

}  // namespace peil::render
