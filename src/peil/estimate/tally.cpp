#include "peil/estimate/tally.h"

#include <algorithm>

#include "peil/base/contract.h"

namespace peil::estimate {
namespace {

// Counting in a table is faster than sorting while the table is not much larger than the column.
constexpr std::size_t table_per_row = 8;
constexpr std::size_t small_table = 1u << 16;

Tallies merge(Tallies each) {
  std::ranges::sort(each, [](const Tally& a, const Tally& b) {
    return a.row_class != b.row_class ? a.row_class < b.row_class : a.value < b.value;
  });
  Tallies merged;
  for (const Tally& t : each) {
    if (!merged.empty() && merged.back().row_class == t.row_class && merged.back().value == t.value)
      merged.back().rows += t.rows;
    else
      merged.push_back(t);
  }
  return merged;
}

Tallies count_in_table(const CodeColumn& column, const Classes& classes, std::size_t width) {
  std::vector<std::uint32_t> table(classes.classes.size() * width, 0);
  for (std::size_t row = 0; row < column.code.size(); ++row)
    ++table[classes.of_row[row] * width + column.code[row]];
  Tallies result;
  for (std::size_t k = 0; k < classes.classes.size(); ++k) {
    for (std::size_t code = 1; code < width; ++code) {
      if (const std::uint32_t rows = table[k * width + code]; rows > 0)
        result.push_back({static_cast<std::uint32_t>(k), rows, static_cast<double>(code)});
    }
  }
  return result;
}

}  // namespace

Tallies tally(const CodeColumn& column, const Classes& classes) {
  expects(column.code.size() == classes.of_row.size(), "tally: one code per row");
  if (column.code.empty()) return {};
  const std::size_t width = std::size_t{*std::ranges::max_element(column.code)} + 1;
  if (classes.classes.size() * width <= std::max(small_table, table_per_row * column.code.size()))
    return count_in_table(column, classes, width);
  Tallies each;
  for (std::size_t row = 0; row < column.code.size(); ++row) {
    if (column.code[row] != 0)
      each.push_back({classes.of_row[row], 1, static_cast<double>(column.code[row])});
  }
  return merge(std::move(each));
}

Tallies tally(const NumberColumn& column, const Classes& classes) {
  expects(column.value.size() == classes.of_row.size(), "tally: one number per row");
  Tallies each;
  for (std::size_t row = 0; row < column.value.size(); ++row) {
    if (column.reason[row] == Absent::No)
      each.push_back({classes.of_row[row], 1, column.value[row]});
  }
  return merge(std::move(each));
}

Tallies tally(const Item& item, const Classes& classes) {
  return std::visit([&](const auto& column) { return tally(column, classes); }, item.column);
}

}  // namespace peil::estimate
