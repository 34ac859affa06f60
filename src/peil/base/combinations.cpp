#include "peil/base/combinations.h"

#include <algorithm>
#include <limits>

#include "peil/base/contract.h"

namespace peil {
namespace {

// A table over all pairs is faster than sorting while it is not much larger than the rows.
constexpr std::size_t table_per_row = 4;
constexpr std::size_t small_table = 1u << 16;

template <class T>
std::vector<T> distinct(std::span<const T> column) {
  std::vector<T> values;
  for (const T& v : column) {
    if (values.empty() || values.back() != v) values.push_back(v);  // runs are common
  }
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

template <class T>
std::uint32_t place(const std::vector<T>& sorted, const T& value) {
  return static_cast<std::uint32_t>(std::ranges::lower_bound(sorted, value) - sorted.begin());
}

}  // namespace

void Combinations::refine(std::span<const std::uint32_t> column) {
  expects(column.size() == number_.size(), "Combinations: one value per row");
  if (column.empty()) return;
  const std::size_t width = std::size_t{*std::ranges::max_element(column)} + 1;
  if (width <= std::max(small_table, table_per_row * column.size()) / count_) {
    std::vector<std::uint32_t> table(count_ * width, 0);
    for (std::size_t row = 0; row < column.size(); ++row)
      table[number_[row] * width + column[row]] = 1;
    std::uint32_t next = 0;
    for (std::uint32_t& cell : table) cell = cell != 0 ? next++ : 0;
    for (std::size_t row = 0; row < column.size(); ++row)
      number_[row] = table[number_[row] * width + column[row]];
    count_ = next;
    return;
  }
  std::vector<std::uint64_t> pairs(column.size());
  for (std::size_t row = 0; row < column.size(); ++row)
    pairs[row] = std::uint64_t{number_[row]} << 32 | column[row];
  const std::vector<std::uint64_t> known = distinct<std::uint64_t>(pairs);
  for (std::size_t row = 0; row < column.size(); ++row) number_[row] = place(known, pairs[row]);
  count_ = known.size();
}

void Combinations::refine(std::span<const double> column) {
  expects(column.size() == number_.size(), "Combinations: one value per row");
  const std::vector<double> known = distinct<double>(column);
  std::vector<std::uint32_t> places(column.size());
  for (std::size_t row = 0; row < column.size(); ++row) {
    places[row] =
        row > 0 && column[row] == column[row - 1] ? places[row - 1] : place(known, column[row]);
  }
  refine(places);
}

std::vector<std::uint32_t> Combinations::sample_rows() const {
  std::vector<std::uint32_t> rows(count_, std::numeric_limits<std::uint32_t>::max());
  for (std::size_t row = 0; row < number_.size(); ++row)
    rows[number_[row]] = std::min(rows[number_[row]], static_cast<std::uint32_t>(row));
  return rows;
}

}  // namespace peil
