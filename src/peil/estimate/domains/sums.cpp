#include "peil/estimate/domains/sums.h"

#include <algorithm>
#include <cmath>

#include "peil/base/contract.h"

namespace peil::estimate {
namespace {

// Number of answers, their sum and the sum of their squares, in one number: so many rows at most
// keep every part within its bits (256 * 255 < 2^20, 256 * 255^2 < 2^32).
constexpr std::size_t rows_at_once = 256;
constexpr int sum_at = 12, squares_at = 32;

using Packed = std::array<std::uint64_t, 256>;

Packed packed(const Steps& steps) {
  Packed result{};
  for (std::size_t code = 1; code < result.size(); ++code) {
    const std::uint64_t y = steps.above[code];
    result[code] = 1 | y << sum_at | y * y << squares_at;
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

std::optional<Steps> Steps::of(const CodedItem& item) {
  if (item.value.empty()) return Steps{};
  if (item.value.size() > 255) return {};
  Steps result{*std::ranges::min_element(item.value), {}};
  for (std::size_t i = 0; i < item.value.size(); ++i) {
    const double above = item.value[i] - result.lowest;
    if (!(above <= 255.0) || above != std::floor(above) || result.lowest + above != item.value[i])
      return {};
    result.above[i + 1] = static_cast<std::uint8_t>(above);
  }
  return result;
}

SumsPlan sums_plan(const DomainCells& cells, std::span<const double> factor,
                   std::span<const std::size_t> levels, std::span<const std::size_t> columns) {
  expects(levels.size() == cells.grouping.size() && columns.size() == cells.margin.size() &&
              factor.size() == cells.units,
          "sums_plan: levels per grouping and margin, a factor per unit");
  SumsPlan plan;
  for (const DomainCells::RowClass& c : cells.classes)
    plan.v.push_back(factor[c.unit] * c.weight * c.weight);
  for (const std::size_t n : levels) plan.levels += n;
  for (const std::size_t n : columns) plan.columns += n;
  plan.place.resize(cells.cells * levels.size());
  plan.column.resize(cells.cells * columns.size());
  for (std::size_t c = 0; c < cells.cells; ++c) {
    std::size_t before = 0;
    for (std::size_t g = 0; g < levels.size(); before += levels[g++]) {
      const std::uint32_t level = cells.grouping[g][c];
      plan.place[c * levels.size() + g] =
          static_cast<std::uint32_t>(level == Grouping::outside ? plan.levels : before + level);
    }
    before = 0;
    for (std::size_t m = 0; m < columns.size(); before += columns[m++]) {
      plan.column[c * columns.size() + m] = static_cast<std::uint32_t>(before + cells.margin[m][c]);
    }
  }
  return plan;
}

DomainSums domain_sums(const SumsPlan& plan, const DomainCells& cells,
                       std::span<const std::uint8_t> code, const Steps& steps) {
  const std::size_t groupings = cells.grouping.size(), margins = cells.margin.size();
  const std::size_t width = plan.levels + 1;  // the last one takes what lies outside
  const Packed table = packed(steps);
  DomainSums sums;
  sums.level.resize(width);
  sums.whole.resize(width);
  sums.unit.resize(cells.units * width);
  sums.crossed.resize(width * plan.columns);
  for (std::size_t k = 0; k + 1 < cells.classes.size();) {
    const std::uint32_t cell = cells.classes[k].cell;
    const std::uint32_t* place = plan.place.data() + cell * groupings;
    AnswerSums here;
    WholeSums all;
    for (; k + 1 < cells.classes.size() && cells.classes[k].cell == cell; ++k) {
      const DomainCells::RowClass& c = cells.classes[k];
      const WholeSums whole =
          count(std::span(cells.order).subspan(c.from, cells.classes[k + 1].from - c.from),
                code.data(), table);
      if (whole.answers == 0) continue;
      const auto n = static_cast<double>(whole.answers), y = static_cast<double>(whole.sum),
                 yy = static_cast<double>(whole.squares);
      const double d = c.base, v = plan.v[k], w = c.weight;
      here.add({d * n, d * y, v * n, v * y, v * yy, w * n, w * y, w * yy});
      all.add(whole);
      DomainSums::Unit* unit = sums.unit.data() + c.unit * width;
      for (std::size_t g = 0; g < groupings; ++g) {
        unit[place[g]].w += w * n;
        unit[place[g]].wy += w * y;
      }
    }
    if (all.answers == 0) continue;
    const std::uint32_t* column = plan.column.data() + cell * margins;
    for (std::size_t g = 0; g < groupings; ++g) {
      sums.level[place[g]].add(here);
      sums.whole[place[g]].add(all);
      CrossedSums* crossed = sums.crossed.data() + place[g] * plan.columns;
      for (std::size_t m = 0; m < margins; ++m) crossed[column[m]].add(here);
    }
  }
  return sums;
}

}  // namespace peil::estimate
