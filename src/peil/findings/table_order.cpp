#include "peil/findings/table_order.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

namespace peil::findings {
namespace {

constexpr double unknown = -1.0;  // below every size

double length_of(const TableRow& row) {
  if (row.share) return 1.0;
  if (row.statistic == TableStatistic::Score) return 200.0;
  return row.scale ? row.scale->to - row.scale->from : 0.0;
}

// What the table shows of how far a cell lies from what the order goes by.
std::optional<double> apart(TableSort by, const TableCell& cell, const TableCell& total) {
  if (by == TableSort::Difference && cell.rest) return cell.rest->difference.value;
  if (by == TableSort::Change && cell.step && cell.step->change)
    return cell.step->change->difference.value;
  if (by == TableSort::Total && cell.figure && total.figure)
    return cell.figure->estimate.value - total.figure->estimate.value;
  return {};
}

// Amounts have no scale to measure by.
double size_of(TableSort by, const TableRow& row, const std::vector<TableCell>& cells,
               const std::vector<const TableColumn*>& columns) {
  double largest = unknown;
  if (!row.first || length_of(row) <= 0.0) return largest;
  // The total stands first where the order goes by it; with itself it is not compared, nor with
  // another wave.
  const std::size_t first = by == TableSort::Total ? 1 : 0;
  for (std::size_t c = first; c < cells.size(); ++c) {
    if (columns[c]->before) continue;
    if (const auto size = apart(by, cells[c], cells.front()))
      largest = std::max(largest, std::abs(*size) / length_of(row));
  }
  return largest;
}

}  // namespace

void put_in_order(CrossTable& table) {
  const TableSort by = table.spec.sort;
  if (by == TableSort::Asked) return;
  using ItemOf = std::tuple<std::string, std::string, std::string>;
  const auto item_of = [&](std::size_t r) -> ItemOf {
    const TableRow& row = table.rows[r];
    return {row.item, row.within, row.level};
  };
  const std::vector<const TableColumn*> columns = table.columns();
  std::map<ItemOf, double> size;
  std::vector<std::size_t> order;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    order.push_back(r);
    double& of_item = size.emplace(item_of(r), unknown).first->second;
    of_item = std::max(of_item, size_of(by, table.rows[r], table.cells[r], columns));
  }
  // Items of one size stay in their order, so that their rows are not mixed.
  std::ranges::stable_sort(order, std::greater{},
                           [&](std::size_t r) { return size.at(item_of(r)); });
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
