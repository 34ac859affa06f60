#include "peil/disclosure/row_sets.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "peil/analysis/run/prepare.h"
#include "peil/base/text.h"

namespace peil::disclosure {

namespace {

void add_items(const analysis::DataPlan& data, const std::string& column,
               std::set<std::string>& items, std::set<std::string>& seen) {
  if (!seen.insert(column).second) {
    items.insert(column);  // a column that is derived from what stood under its name
    return;
  }
  const auto derived =
      std::ranges::find(data.derive, column, [](const auto& entry) { return entry.first; });
  if (derived == data.derive.end()) {
    items.insert(column);
    return;
  }
  for (const std::string& name : names_in(derived->second)) add_items(data, name, items, seen);
}

}  // namespace

void add_items(const analysis::DataPlan& data, const std::string& column,
               std::set<std::string>& items) {
  std::set<std::string> seen;
  add_items(data, column, items, seen);
}

RowSet answered(const Table& table, const std::vector<std::string>& columns) {
  RowSet rows(table.rows, true);
  for (const std::string& name : columns) {
    const Grouping values = analysis::grouping(*table.column(name));
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (values.level[row] == Grouping::outside) rows[row] = false;
    }
  }
  return rows;
}

RowSet within(RowSet rows, const Grouping& by, std::uint32_t level) {
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (by.level[row] != level) rows[row] = false;
  }
  return rows;
}

std::size_t people(const RowSet& rows) {
  return static_cast<std::size_t>(std::ranges::count(rows, true));
}

bool all_alike(const Table& table, const std::string& column, const RowSet& rows) {
  const Grouping values = analysis::grouping(*table.column(column));
  std::set<std::uint32_t> seen;
  for (std::size_t row = 0; row < rows.size() && seen.size() < 2; ++row) {
    if (rows[row]) seen.insert(values.level[row]);
  }
  return seen.size() == 1;
}

Concentration concentration(const Table& table, const std::string& column, const RowSet& rows) {
  const Grouping values = analysis::grouping(*table.column(column));
  std::vector<std::size_t> given(values.levels.size(), 0);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows[row] && values.level[row] != Grouping::outside) ++given[values.level[row]];
  }
  Concentration result;
  std::vector<double> largest{0.0, 0.0};
  for (std::size_t level = 0; level < given.size(); ++level) {
    result.answers += given[level];
    result.most_given = std::max(result.most_given, given[level]);
    const double size = std::abs(decimal_number(values.levels[level]).value_or(0.0));
    result.total += size * static_cast<double>(given[level]);
    largest.insert(largest.end(), std::min<std::size_t>(given[level], 2), size);
    std::ranges::partial_sort(largest, largest.begin() + 2, std::greater());
    largest.resize(2);
  }
  result.largest = largest[0];
  result.second = largest[1];
  return result;
}

std::size_t counted_in(const Table& table, const std::string& column, const RowSet& rows,
                       const analysis::Counted& answers) {
  const Grouping values = analysis::grouping(*table.column(column));
  std::vector<bool> counts;
  for (const std::string& value : values.levels) {
    const auto number = decimal_number(value);
    counts.push_back(answers.texts.empty() ? number && answers.holds(*number)
                                           : answers.holds(value));
  }
  std::size_t found = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows[row] && values.level[row] != Grouping::outside && counts[values.level[row]]) ++found;
  }
  return found;
}

std::size_t values_in(const Table& table, const std::string& column) {
  return analysis::grouping(*table.column(column)).levels.size();
}

std::vector<std::uint32_t> as_column(const RowSet& rows) { return {rows.begin(), rows.end()}; }

}  // namespace peil::disclosure
