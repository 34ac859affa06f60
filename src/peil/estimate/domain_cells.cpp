#include "peil/estimate/domain_cells.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>

#include "peil/base/combinations.h"
#include "peil/base/contract.h"

namespace peil::estimate {
namespace {

// A table over all combinations is quicker than sorting while it is not much larger than the rows.
constexpr std::size_t table_per_row = 4;
constexpr std::size_t small_table = 1u << 22;

// One way in which the cells differ. A row outside a grouping is at one more level.
struct Axis {
  std::vector<std::uint32_t> level;  // per row
  std::size_t levels = 0;
};

Axis axis_of(const weighting::Margin& margin) {
  Axis axis{std::vector<std::uint32_t>(margin.level.size()), margin.levels.size()};
  for (std::size_t row = 0; row < axis.level.size(); ++row)
    axis.level[row] = static_cast<std::uint32_t>(margin.level[row].index());
  return axis;
}

Axis axis_of(const Grouping& grouping) {
  Axis axis{grouping.level, grouping.levels.size() + 1};
  std::ranges::replace(axis.level, Grouping::outside,
                       static_cast<std::uint32_t>(grouping.levels.size()));
  return axis;
}

// The level of `b` for every level of `a` when each row's level of b follows from that of a.
std::optional<std::vector<std::uint32_t>> follows(const Axis& a, const Axis& b) {
  constexpr std::uint32_t unseen = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> level(a.levels, unseen);
  for (std::size_t row = 0; row < a.level.size(); ++row) {
    std::uint32_t& known = level[a.level[row]];
    if (known == unseen) known = b.level[row];
    if (known != b.level[row]) return {};
  }
  return level;
}

// Where the level of a grouping or margin is found: an axis, and what its levels stand for.
struct Place {
  std::size_t axis = 0;
  std::vector<std::uint32_t> level;  // empty: the axis' own
};

Place place_of(Axis axis, std::vector<Axis>& axes) {
  for (std::size_t a = 0; a < axes.size(); ++a) {
    if (auto level = follows(axes[a], axis)) return {a, std::move(*level)};
  }
  axes.push_back(std::move(axis));
  return {axes.size() - 1, {}};
}

// Rows sorted by a number of theirs below `size`, and the numbers where runs begin.
std::vector<std::uint32_t> sorted(const std::vector<std::uint64_t>& key, std::uint64_t size,
                                  const std::vector<std::uint32_t>& rows) {
  std::vector<std::uint32_t> order(rows.size());
  if (size > std::max<std::uint64_t>(small_table, table_per_row * rows.size())) {
    std::ranges::copy(rows, order.begin());
    std::ranges::stable_sort(order, {}, [&](std::uint32_t row) { return key[row]; });
    return order;
  }
  std::vector<std::uint32_t> next(size + 1, 0);
  for (const std::uint32_t row : rows) ++next[key[row] + 1];
  std::partial_sum(next.begin(), next.end(), next.begin());
  for (const std::uint32_t row : rows) order[next[key[row]]++] = row;
  return order;
}

// Combination of axes and unit of every row as one number; numbered anew when they would be too
// many for 64 bits.
struct Keys {
  std::vector<std::uint64_t> of_row;
  std::uint64_t size = 1;
};

Keys keys_of(const std::vector<Axis>& axes, const std::vector<std::uint32_t>& unit,
             std::size_t units) {
  Keys keys{std::vector<std::uint64_t>(unit.size(), 0), 1};
  const auto add = [&](const std::vector<std::uint32_t>& level, std::size_t levels) {
    if (keys.size > (std::uint64_t{1} << 62) / levels) {
      Combinations fewer(unit.size());
      std::vector<std::uint32_t> half(unit.size());
      for (const int shift : {32, 0}) {
        for (std::size_t row = 0; row < half.size(); ++row)
          half[row] = static_cast<std::uint32_t>(keys.of_row[row] >> shift);
        fewer.refine(half);
      }
      std::ranges::copy(fewer.number(), keys.of_row.begin());
      keys.size = fewer.count();
    }
    for (std::size_t row = 0; row < level.size(); ++row)
      keys.of_row[row] = keys.of_row[row] * levels + level[row];
    keys.size *= levels;
  };
  for (const Axis& axis : axes) add(axis.level, axis.levels);
  add(unit, units);
  return keys;
}

bool same(const DomainCells::RowClass& a, const DomainCells::RowClass& b) {
  return a.base == b.base && a.weight == b.weight;
}

// Splits rows `from` to `to` of the order, alike in cell and unit, by their weights.
void add_classes(DomainCells& cells, std::uint32_t cell, std::uint32_t unit, std::size_t from,
                 std::size_t to, const weighting::Weighted& weighted) {
  const auto class_of = [&](std::size_t i) {
    const std::uint32_t row = cells.order[i];
    return DomainCells::RowClass{cell, unit, static_cast<std::uint32_t>(i),
                                 weighted.base[row].persons(), weighted.weight[row].persons()};
  };
  const DomainCells::RowClass first = class_of(from);
  std::size_t i = from + 1;
  while (i < to && same(class_of(i), first)) ++i;
  if (i < to) {
    const auto begin = cells.order.begin();
    std::sort(begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(to),
              [&](std::uint32_t a, std::uint32_t b) {
                return std::pair(weighted.base[a], weighted.weight[a]) <
                       std::pair(weighted.base[b], weighted.weight[b]);
              });
  }
  cells.classes.push_back(class_of(from));
  for (i = from + 1; i < to; ++i) {
    const DomainCells::RowClass next = class_of(i);
    if (!same(next, cells.classes.back())) cells.classes.push_back(next);
  }
}

std::vector<std::uint32_t> level_per_cell(const Place& place, const std::vector<Axis>& axes,
                                          const std::vector<std::uint32_t>& row_of_cell,
                                          std::uint32_t outside) {
  std::vector<std::uint32_t> result(row_of_cell.size());
  for (std::size_t c = 0; c < result.size(); ++c) {
    const std::uint32_t level = axes[place.axis].level[row_of_cell[c]];
    result[c] = place.level.empty() ? level : place.level[level];
    if (result[c] == outside) result[c] = Grouping::outside;
  }
  return result;
}

}  // namespace

DomainCells domain_cells(const Design& design, const weighting::Weighted& weighted,
                         std::span<const Grouping* const> groupings,
                         std::span<const std::uint8_t> counts) {
  const std::size_t rows = design.rows();
  expects(rows < std::numeric_limits<std::uint32_t>::max(), "domain_cells: fewer than 2^32 rows");
  expects(weighted.base.size() == rows && weighted.weight.size() == rows,
          "domain_cells: a weight per row");
  std::vector<Axis> axes;
  std::vector<Place> margin, grouping;
  for (const weighting::Margin& m : weighted.margins) margin.push_back(place_of(axis_of(m), axes));
  for (const Grouping* g : groupings) {
    expects(g->level.size() == rows, "domain_cells: a level per row in every grouping");
    grouping.push_back(place_of(axis_of(*g), axes));
  }

  DomainCells result;
  std::vector<std::uint32_t> unit(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t place =
        design.psu.empty() ? design.stratum[row].index() : design.psu[row].index();
    unit[row] = static_cast<std::uint32_t>(place);
    result.units = std::max(result.units, place + 1);
  }
  if (design.psu.empty()) result.units = design.strata.size();
  std::vector<std::uint32_t> counted;
  for (std::uint32_t row = 0; row < rows; ++row) {
    if (counts.empty() || counts[row] != 0) counted.push_back(row);
  }
  const Keys keys = keys_of(axes, unit, std::max<std::size_t>(result.units, 1));
  result.order = sorted(keys.of_row, keys.size, counted);

  std::vector<std::uint32_t> row_of_cell;
  const auto key = [&](std::size_t i) { return keys.of_row[result.order[i]]; };
  for (std::size_t from = 0, to = 0; from < result.order.size(); from = to) {
    to = from + 1;
    while (to < result.order.size() && key(to) == key(from)) ++to;
    const bool fresh = from == 0 || key(from) / result.units != key(from - 1) / result.units;
    if (fresh) row_of_cell.push_back(result.order[from]);
    add_classes(result, static_cast<std::uint32_t>(row_of_cell.size() - 1),
                static_cast<std::uint32_t>(key(from) % result.units), from, to, weighted);
  }
  result.classes.push_back({0, 0, static_cast<std::uint32_t>(result.order.size()), 0.0, 0.0});
  result.cells = row_of_cell.size();
  for (std::size_t m = 0; m < margin.size(); ++m)
    result.margin.push_back(level_per_cell(margin[m], axes, row_of_cell, Grouping::outside));
  for (std::size_t g = 0; g < grouping.size(); ++g) {
    const auto outside = static_cast<std::uint32_t>(groupings[g]->levels.size());
    result.grouping.push_back(level_per_cell(grouping[g], axes, row_of_cell, outside));
  }
  return result;
}

}  // namespace peil::estimate
