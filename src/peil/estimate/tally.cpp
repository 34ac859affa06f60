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

// Codes as places in the numbers in ascending order, 0 for a blank; two codes of one number are
// one.
struct Ranked {
  std::vector<std::uint8_t> of_code{0};
  std::vector<double> number{0.0};
};

Ranked ranked(std::span<const std::optional<double>> numbers) {
  Ranked result;
  for (const std::optional<double>& number : numbers) {
    if (number) result.number.push_back(*number);
  }
  std::sort(result.number.begin() + 1, result.number.end());
  result.number.erase(std::unique(result.number.begin() + 1, result.number.end()),
                      result.number.end());
  for (const std::optional<double>& number : numbers)
    result.of_code.push_back(
        number ? static_cast<std::uint8_t>(
                     std::lower_bound(result.number.begin() + 1, result.number.end(), *number) -
                     result.number.begin())
               : std::uint8_t{0});
  return result;
}

}  // namespace

CodeCounts code_counts(std::span<const std::uint8_t> code, std::size_t last,
                       std::span<const std::uint8_t> without, const Classes& classes) {
  expects(code.size() == classes.of_row.size(), "code_counts: one code per row");
  expects(without.empty() || without.size() == code.size(),
          "code_counts: all rows, or none, left out");
  CodeCounts result{last + 1, std::vector<std::uint32_t>(classes.classes.size() * (last + 1), 0)};
  for (std::size_t row = 0; row < code.size(); ++row) {
    const bool counts = without.empty() || without[row] == 0;
    result.rows[classes.of_row[row] * result.codes + code[row]] += counts ? 1 : 0;
  }
  return result;
}

Tallies tally(const CodeCounts& counts, std::span<const std::optional<double>> number) {
  expects(number.size() + 1 == counts.codes, "tally: a number for every code, or none");
  const Ranked ranks = ranked(number);
  Tallies result;
  std::vector<std::uint32_t> of_number(ranks.number.size());
  for (std::size_t k = 0; k * counts.codes < counts.rows.size(); ++k) {
    std::ranges::fill(of_number, 0u);
    for (std::size_t c = 1; c < counts.codes; ++c)
      of_number[ranks.of_code[c]] += counts.rows[k * counts.codes + c];
    for (std::size_t n = 1; n < of_number.size(); ++n) {
      if (of_number[n] > 0)
        result.push_back({static_cast<std::uint32_t>(k), of_number[n], ranks.number[n]});
    }
  }
  return result;
}

bool fits_in_table(const Classes& classes, std::size_t codes, std::size_t rows) {
  return classes.classes.size() * (codes + 1) <= std::max(small_table, table_per_row * rows);
}

Tallies tally(std::span<const std::uint8_t> code, std::span<const double> number,
              std::span<const std::uint8_t> without, const Classes& classes) {
  expects(code.size() == classes.of_row.size(), "tally: one code per row");
  expects(without.empty() || without.size() == code.size(), "tally: all rows, or none, left out");
  if (fits_in_table(classes, number.size(), code.size()))
    return tally(code_counts(code, number.size(), without, classes),
                 std::vector<std::optional<double>>(number.begin(), number.end()));
  Tallies each;
  for (std::size_t row = 0; row < code.size(); ++row) {
    if (code[row] != 0 && (without.empty() || without[row] == 0))
      each.push_back({classes.of_row[row], 1, number[code[row] - 1u]});
  }
  return merge(std::move(each));
}

Tallies tally(const CodeColumn& column, const Classes& classes) {
  if (column.code.empty()) return {};
  std::vector<double> number;  // a code is its own
  for (int code = 1; code <= *std::ranges::max_element(column.code); ++code) number.push_back(code);
  return tally(column.code, number, {}, classes);
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
