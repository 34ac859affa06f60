#include "peil/findings/table_order.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace peil::findings {
namespace {

double length_of(const TableRow& row) {
  if (row.share) return 1.0;
  if (row.statistic == TableStatistic::Score) return 200.0;
  return row.scale ? row.scale->to - row.scale->from : 0.0;
}

// -1: nothing is known of how far the columns lie apart; amounts have no scale to measure by.
double size_of(const TableRow& row, const std::vector<TableCell>& cells) {
  double largest = -1.0;
  if (!row.first || length_of(row) <= 0.0) return largest;
  for (const TableCell& cell : cells) {
    if (cell.rest)
      largest = std::max(largest, std::abs(cell.rest->difference.value) / length_of(row));
  }
  return largest;
}

}  // namespace

void put_largest_first(CrossTable& table) {
  std::map<std::string, double> size;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    double& of_item = size.emplace(table.rows[r].item, -1.0).first->second;
    of_item = std::max(of_item, size_of(table.rows[r], table.cells[r]));
  }
  std::vector<std::size_t> order;
  for (std::size_t r = 0; r < table.rows.size(); ++r) order.push_back(r);
  // Items of one size stay in their order, so that their rows are not mixed.
  std::ranges::stable_sort(order, std::greater{},
                           [&](std::size_t r) { return size.at(table.rows[r].item); });
  std::vector<TableRow> rows;
  std::vector<std::vector<TableCell>> cells;
  for (const std::size_t r : order) {
    rows.push_back(std::move(table.rows[r]));
    cells.push_back(std::move(table.cells[r]));
  }
  table.rows = std::move(rows);
  table.cells = std::move(cells);
}

}  // namespace peil::findings
