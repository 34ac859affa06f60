#include "peil/table/columns.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/table/cells.h"

namespace peil::table {
namespace {

// Order of the levels of a column: by their numbers where there are, else by the bytes of texts.
std::vector<std::uint32_t> sorted(std::span<const std::string> texts,
                                  std::span<const double> number) {
  std::vector<std::uint32_t> order(texts.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    if (!number.empty() && number[a] != number[b]) return number[a] < number[b];
    return texts[a] < texts[b];
  });
  return order;
}

void by_codes(const Cells& cells, Grouping& result) {
  const std::span<const std::string> texts = cells.texts();
  std::vector<std::uint32_t> place(texts.size() + 1, Grouping::outside);
  for (const std::uint32_t code :
       sorted(texts, cells.numeric() ? cells.numbers() : std::span<const double>())) {
    place[code + 1] = static_cast<std::uint32_t>(result.levels.size());
    result.levels.push_back(texts[code]);
  }
  result.level.resize(cells.rows());
  for (std::size_t row = 0; row < cells.rows(); ++row) result.level[row] = place[cells.code(row)];
}

// Many different numbers as levels: seldom wise, but a cluster's number may be one.
void by_numbers(const Cells& cells, Grouping& result) {
  std::map<double, std::uint32_t> place;
  for (std::size_t row = 0; row < cells.rows(); ++row) {
    if (!cells.blank(row)) place.emplace(cells.values()[row], 0);
  }
  for (auto& [value, at] : place) {
    at = static_cast<std::uint32_t>(result.levels.size());
    result.levels.push_back(exact_text(value));
  }
  for (std::size_t row = 0; row < cells.rows(); ++row)
    result.level.push_back(cells.blank(row) ? Grouping::outside : place.at(cells.values()[row]));
}

}  // namespace

const Column& column_of(const Table& table, const std::string& name) {
  const Column* column = table.column(name);
  expects(column != nullptr, "column_of: a column that the table has");
  return *column;
}

Grouping grouping(const Column& column) {
  const Cells cells(column);
  Grouping result;
  result.name = column.name;
  cells.coded() ? by_codes(cells, result) : by_numbers(cells, result);
  return result;
}

NumberColumn number_column(const Column& column) {
  expects(column.numeric, "number_column: a numeric column");
  const Cells cells(column);
  NumberColumn result;
  result.value.resize(cells.rows(), 0.0);
  result.reason.resize(cells.rows(), Absent::No);
  std::array<double, 256> number{};
  std::ranges::copy(cells.numbers(), number.begin() + 1);
  for (std::size_t row = 0; row < cells.rows(); ++row) {
    if (cells.blank(row))
      result.reason[row] = Absent::Skipped;
    else
      result.value[row] = cells.coded() ? number[cells.code(row)] : cells.values()[row];
  }
  return result;
}

Item numbers(const Column& column) {
  return {column.name, ItemKind::Number, {}, number_column(column)};
}

Item choices(const Column& column) {
  const Grouping by = grouping(column);
  expects(by.levels.size() <= 255, "choices: at most 255 levels");
  CodeColumn result;
  for (const std::uint32_t level : by.level) {
    const bool blank = level == Grouping::outside;
    result.code.push_back(blank ? std::uint8_t{0} : static_cast<std::uint8_t>(level + 1));
    result.reason.push_back(blank ? Absent::Skipped : Absent::No);
  }
  return {column.name, ItemKind::Choice, by.levels, std::move(result)};
}

}  // namespace peil::table
