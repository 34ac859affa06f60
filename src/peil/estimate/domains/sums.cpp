#include "peil/estimate/domains/sums.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace peil::estimate {
namespace {

// Number of answers, their sum and the sum of their squares, in one number: so many rows at most
// keep every part within its bits (256 * 255 < 2^20, 256 * 255^2 < 2^32).
constexpr std::size_t rows_at_once = 256;
constexpr int sum_at = 12, squares_at = 32;

using Packed = std::array<std::uint64_t, 256>;

double lowest_of(const CodedItem& item) {
  return item.value.empty() ? 0.0 : *std::ranges::min_element(item.value);
}

Packed packed(const CodedItem& item, double lowest) {
  Packed result{};
  for (std::size_t i = 0; i < item.value.size(); ++i) {
    const auto y = static_cast<std::uint64_t>(item.value[i] - lowest);
    result[i + 1] = 1 | y << sum_at | y * y << squares_at;
  }
  return result;
}

WholeSums count(std::span<const std::uint32_t> rows, const std::uint8_t* code,
                const Packed& table) {
  WholeSums whole;
  for (std::size_t from = 0; from < rows.size(); from += rows_at_once) {
    const std::size_t to = std::min(rows.size(), from + rows_at_once);
    std::uint64_t all = 0;
    for (std::size_t i = from; i < to; ++i) all += table[code[rows[i]]];
    whole.answers += all & ((1u << sum_at) - 1);
    whole.sum += all >> sum_at & ((1u << (squares_at - sum_at)) - 1);
    whole.squares += all >> squares_at;
  }
  return whole;
}

}  // namespace

bool whole_steps(const CodedItem& item) {
  const double lowest = lowest_of(item);
  return item.value.size() <= 255 && std::ranges::all_of(item.value, [&](double value) {
           const double above = value - lowest;
           return above <= 255.0 && above == std::floor(above) && lowest + above == value;
         });
}

DomainSums domain_sums(const DomainCells& cells, const CodedItem& item) {
  const std::size_t groupings = cells.groupings.size(), margins = cells.margin_levels.size();
  const std::size_t width = cells.levels + 1;  // the last one takes what lies outside
  DomainSums sums;
  sums.lowest = lowest_of(item);
  const Packed table = packed(item, sums.lowest);
  sums.level.resize(width);
  sums.whole.resize(width);
  sums.unit.resize(cells.units * width);
  sums.crossed.resize(width * cells.columns);
  for (std::size_t k = 0; k + 1 < cells.classes.size();) {
    const std::uint32_t cell = cells.classes[k].cell;
    const std::uint32_t* level = cells.level.data() + cell * groupings;
    AnswerSums here;
    WholeSums all;
    for (; k + 1 < cells.classes.size() && cells.classes[k].cell == cell; ++k) {
      const DomainCells::RowClass& c = cells.classes[k];
      const WholeSums whole =
          count(std::span(cells.order).subspan(c.from, cells.classes[k + 1].from - c.from),
                item.code.data(), table);
      if (whole.answers == 0) continue;
      const auto n = static_cast<double>(whole.answers), y = static_cast<double>(whole.sum),
                 yy = static_cast<double>(whole.squares);
      const double d = c.base, v = c.v, w = c.weight;
      here.add({d * n, d * y, v * n, v * y, v * yy, w * n, w * y, w * yy});
      all.add(whole);
      DomainSums::Unit* unit = sums.unit.data() + c.unit * width;
      for (std::size_t g = 0; g < groupings; ++g) {
        unit[level[g]].w += w * n;
        unit[level[g]].wy += w * y;
      }
    }
    if (all.answers == 0) continue;
    const std::uint32_t* column = cells.column.data() + cell * margins;
    for (std::size_t g = 0; g < groupings; ++g) {
      sums.level[level[g]].add(here);
      sums.whole[level[g]].add(all);
      CrossedSums* crossed = sums.crossed.data() + level[g] * cells.columns;
      for (std::size_t m = 0; m < margins; ++m) crossed[column[m]].add(here);
    }
  }
  return sums;
}

}  // namespace peil::estimate
