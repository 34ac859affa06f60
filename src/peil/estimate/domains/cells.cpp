#include "peil/estimate/domains/cells.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>
#include <tuple>

#include "peil/base/combinations.h"
#include "peil/base/contract.h"

namespace peil::estimate {
namespace {

// A table over all combinations of levels is quick while it is not much larger than the rows.
constexpr std::size_t table_per_row = 4;
constexpr std::size_t small_table = 1u << 20;

// One way in which the cells differ: the levels of a margin, or of a grouping, in which a row
// outside is at one more level.
struct Axis {
  std::span<const LevelId> of_margin;
  std::span<const std::uint32_t> of_grouping;
  std::size_t levels = 0;

  std::uint32_t at(std::size_t row) const {
    if (!of_margin.empty()) return static_cast<std::uint32_t>(of_margin[row].index());
    const std::uint32_t level = of_grouping[row];
    return level == Grouping::outside ? static_cast<std::uint32_t>(levels - 1) : level;
  }
};

Axis axis_of(const weighting::Margin& margin) { return {margin.level, {}, margin.levels.size()}; }

Axis axis_of(const Grouping& grouping) {
  const bool whole = std::ranges::find(grouping.level, Grouping::outside) == grouping.level.end();
  return {{}, grouping.level, grouping.levels.size() + (whole ? 0 : 1)};
}

// The level of `b` for every level of `a` when each row's level of b follows from that of a.
std::optional<std::vector<std::uint32_t>> follows(const Axis& a, const Axis& b, std::size_t rows) {
  constexpr std::uint32_t unseen = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> level(a.levels, unseen);
  for (std::size_t row = 0; row < rows; ++row) {
    std::uint32_t& known = level[a.at(row)];
    const std::uint32_t here = b.at(row);
    if (known == unseen) known = here;
    if (known != here) return {};
  }
  return level;
}

// Where the level of a grouping or margin is found: an axis, and what its levels stand for.
struct Place {
  std::size_t axis = 0;
  std::vector<std::uint32_t> level;  // empty: the axis' own
};

Place place_of(const Axis& axis, std::vector<Axis>& axes, std::size_t rows) {
  if (axis.levels == 1 && !axes.empty()) return {0, std::vector<std::uint32_t>(axes[0].levels, 0)};
  for (std::size_t a = 0; a < axes.size(); ++a) {
    if (auto level = follows(axes[a], axis, rows)) return {a, std::move(*level)};
  }
  axes.push_back(axis);
  return {axes.size() - 1, {}};
}

// A number for every row, the same for rows alike in all axes and in their unit, in the order of
// the levels; so small that a table over all of them can be had.
class Keys {
 public:
  explicit Keys(std::size_t rows) : of_row_(rows, 0) {}

  template <class Level>
  void add(std::size_t levels, const Level& level) {
    if (size_ * levels <= std::max(small_table, table_per_row * of_row_.size())) {
      for (std::size_t row = 0; row < of_row_.size(); ++row)
        of_row_[row] = static_cast<std::uint32_t>(of_row_[row] * levels) +
                       static_cast<std::uint32_t>(level(row));
      size_ *= levels;
      last_ = levels;
      return;
    }
    std::vector<std::uint32_t> column(of_row_.size());
    for (std::size_t row = 0; row < column.size(); ++row)
      column[row] = static_cast<std::uint32_t>(level(row));
    Combinations numbers(of_row_.size());
    numbers.refine(of_row_);
    numbers.refine(column);
    of_row_ = numbers.number();
    size_ = std::max<std::size_t>(1, numbers.count());
    last_ = 0;
  }

  std::uint32_t operator[](std::size_t row) const { return of_row_[row]; }
  std::size_t size() const { return size_; }
  /// The levels of what was added last, when keys still tell them: key / last() is what was before.
  std::size_t last() const { return last_; }

 private:
  std::vector<std::uint32_t> of_row_;
  std::size_t size_ = 1, last_ = 0;
};

// Per key: where its rows begin in the order, and the weights of the first of them.
struct Runs {
  struct Weights {
    double base = 0.0, weight = 0.0;
    bool known = false, mixed = false;
  };
  std::vector<std::uint32_t> from;
  std::vector<Weights> weights;
};

Runs put_in_order(DomainCells& cells, const Keys& keys, const weighting::Weighted& weighted,
                  std::span<const std::uint8_t> weightless) {
  Runs runs{std::vector<std::uint32_t>(keys.size() + 1, 0),
            std::vector<Runs::Weights>(keys.size())};
  const std::size_t rows = weighted.weight.size();
  for (std::size_t row = 0; row < rows; ++row) {
    if (!weightless.empty() && weightless[row] != 0) continue;
    ++runs.from[keys[row] + 1];
    Runs::Weights& w = runs.weights[keys[row]];
    const double base = weighted.base[row].persons(), weight = weighted.weight[row].persons();
    w.mixed = w.mixed || (w.known && (w.base != base || w.weight != weight));
    if (!w.known) w = {base, weight, true, false};
  }
  std::partial_sum(runs.from.begin(), runs.from.end(), runs.from.begin());
  cells.order.resize(runs.from.back());
  std::vector<std::uint32_t> next(runs.from.begin(), runs.from.end() - 1);
  for (std::size_t row = 0; row < rows; ++row) {
    if (weightless.empty() || weightless[row] == 0)
      cells.order[next[keys[row]]++] = static_cast<std::uint32_t>(row);
  }
  return runs;
}

// Splits the rows of a key by their weights.
void add_classes(DomainCells& cells, DomainCells::RowClass first, std::uint32_t to,
                 const weighting::Weighted& weighted) {
  const auto weights = [&](std::uint32_t row) {
    return std::pair(weighted.base[row].persons(), weighted.weight[row].persons());
  };
  const auto rows = std::span(cells.order).subspan(first.from, to - first.from);
  std::ranges::sort(rows, {}, weights);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i > 0 && weights(rows[i]) == weights(rows[i - 1])) continue;
    first.from = static_cast<std::uint32_t>(rows.data() + i - cells.order.data());
    std::tie(first.base, first.weight) = weights(rows[i]);
    cells.classes.push_back(first);
  }
}

// Numbers the levels of several groupings or margins one after another: where each begins, and how
// many there are.
std::vector<std::uint32_t> begins(std::span<const std::size_t> levels, std::size_t& all) {
  std::vector<std::uint32_t> result;
  for (const std::size_t n : levels) {
    result.push_back(static_cast<std::uint32_t>(all));
    all += n;
  }
  return result;
}

// Which level every cell has of each place, in that numbering; `outside` for the one beyond its
// own.
std::vector<std::uint32_t> levels_of_cells(std::span<const Place> places,
                                           const std::vector<Axis>& axes,
                                           const std::vector<std::uint32_t>& row_of_cell,
                                           std::span<const std::size_t> levels,
                                           std::size_t& all_levels) {
  const std::vector<std::uint32_t> begin = begins(levels, all_levels);
  std::vector<std::uint32_t> result;
  result.reserve(row_of_cell.size() * places.size());
  for (const std::uint32_t row : row_of_cell) {
    for (std::size_t p = 0; p < places.size(); ++p) {
      const std::uint32_t at = axes[places[p].axis].at(row);
      const std::uint32_t level = places[p].level.empty() ? at : places[p].level[at];
      result.push_back(level == levels[p] ? static_cast<std::uint32_t>(all_levels)
                                          : begin[p] + level);
    }
  }
  return result;
}

void take_factors(DomainCells& to, const std::vector<SampledStratum>& strata) {
  std::vector<double> factor;
  factor.reserve(strata.size());
  for (const SampledStratum& stratum : strata) factor.push_back(variance_factor(stratum));
  for (DomainCells::RowClass& c : to.classes) c.v = factor[c.unit] * c.weight * c.weight;
}

// What the residuals need of the margins, whatever the item: the fit, and sums over all rows.
void take_margins(DomainCells& to) {
  const std::size_t margins = to.margin_levels.size(), columns = to.columns;
  std::vector<double> base(to.cells, 0.0);
  to.unit_columns.assign(to.units * columns, 0.0);
  to.crossed_columns.assign(columns * columns, 0.0);
  for (std::size_t k = 0; k + 1 < to.classes.size(); ++k) {
    const DomainCells::RowClass& c = to.classes[k];
    const auto rows = static_cast<double>(to.classes[k + 1].from - c.from);
    base[c.cell] += rows * c.base;
    const std::uint32_t* column = to.column.data() + std::size_t{c.cell} * margins;
    for (std::size_t m = 0; m < margins; ++m) {
      to.unit_columns[c.unit * columns + column[m]] += rows * c.weight;
      for (std::size_t o = 0; o < margins; ++o)
        to.crossed_columns[column[m] * columns + column[o]] += rows * c.v;
    }
  }
  std::vector<std::vector<std::uint32_t>> level(margins);
  std::uint32_t before = 0;
  for (std::size_t m = 0; m < margins; ++m) {
    for (std::size_t c = 0; c < to.cells; ++c)
      level[m].push_back(to.column[c * margins + m] - before);
    before += static_cast<std::uint32_t>(to.margin_levels[m]);
  }
  to.fit.emplace(std::move(level), to.margin_levels, base);
}

}  // namespace

bool follows_from_a_margin(const Grouping& grouping, const weighting::Weighted& weighted) {
  const Axis axis = axis_of(grouping);
  if (axis.levels == 1) return true;
  return std::ranges::any_of(weighted.margins, [&](const weighting::Margin& margin) {
    return follows(axis_of(margin), axis, grouping.level.size()).has_value();
  });
}

DomainCells domain_cells(const Design& design, const weighting::Weighted& weighted,
                         const FirstStage& units, std::span<const Grouping* const> groupings,
                         std::vector<std::size_t> chosen,
                         std::span<const std::uint8_t> weightless) {
  const std::size_t rows = design.rows();
  expects(rows < std::numeric_limits<std::uint32_t>::max(), "domain_cells: fewer than 2^32 rows");
  expects(weighted.base.size() == rows && weighted.weight.size() == rows,
          "domain_cells: a weight per row");
  DomainCells result;
  result.groupings = std::move(chosen);
  std::vector<Axis> axes;
  std::vector<Place> margin, grouping;
  for (const weighting::Margin& m : weighted.margins) {
    margin.push_back(place_of(axis_of(m), axes, rows));
    result.margin_levels.push_back(m.levels.size());
  }
  for (const std::size_t g : result.groupings) {
    expects(groupings[g]->level.size() == rows, "domain_cells: a level per row in every grouping");
    grouping.push_back(place_of(axis_of(*groupings[g]), axes, rows));
    result.grouping_levels.push_back(groupings[g]->levels.size());
  }
  const auto unit = [&](std::size_t row) {
    return design.psu.empty() ? design.stratum[row].index() : design.psu[row].index();
  };
  result.units = design.strata.size();
  if (!design.psu.empty()) result.units = std::ranges::max(design.psu).index() + 1;
  Keys keys(rows);
  for (const Axis& axis : axes)
    keys.add(axis.levels, [&](std::size_t row) { return axis.at(row); });
  keys.add(result.units, unit);

  const Runs runs = put_in_order(result, keys, weighted, weightless);
  const auto same_cell = [&](std::uint32_t a, std::uint32_t b) {
    if (keys.last() > 0) return keys[a] / keys.last() == keys[b] / keys.last();
    return std::ranges::all_of(axes, [&](const Axis& axis) { return axis.at(a) == axis.at(b); });
  };
  result.classes.reserve(std::min(rows, keys.size()) + 1);
  std::vector<std::uint32_t> row_of_cell;
  for (std::size_t key = 0; key < keys.size(); ++key) {
    if (runs.from[key] == runs.from[key + 1]) continue;
    const std::uint32_t row = result.order[runs.from[key]];
    if (row_of_cell.empty() || !same_cell(row_of_cell.back(), row)) row_of_cell.push_back(row);
    const Runs::Weights& w = runs.weights[key];
    const DomainCells::RowClass first{static_cast<std::uint32_t>(row_of_cell.size() - 1),
                                      static_cast<std::uint32_t>(unit(row)), runs.from[key], w.base,
                                      w.weight};
    if (w.mixed)
      add_classes(result, first, runs.from[key + 1], weighted);
    else
      result.classes.push_back(first);
  }
  result.classes.push_back({0, 0, static_cast<std::uint32_t>(result.order.size())});
  if (units.stratum_of_psu.empty()) take_factors(result, units.strata);
  result.cells = row_of_cell.size();
  result.column = levels_of_cells(margin, axes, row_of_cell, result.margin_levels, result.columns);
  result.level =
      levels_of_cells(grouping, axes, row_of_cell, result.grouping_levels, result.levels);
  if (!margin.empty()) take_margins(result);
  return result;
}

}  // namespace peil::estimate
