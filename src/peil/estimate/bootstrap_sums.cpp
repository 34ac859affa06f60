#include "peil/estimate/bootstrap_sums.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "peil/base/combinations.h"
#include "peil/base/contract.h"
#include "peil/weighting/cells.h"
#include "peil/weighting/margin_checks.h"

namespace peil::estimate {
namespace {

// Values that fit in the low bits of a packed number, and classes that fit in the rest.
constexpr double largest_packed = 255.0;
constexpr std::size_t most_packed_classes = 1u << 24;

bool packable(const NumberColumn& column) {
  for (std::size_t row = 0; row < column.value.size(); ++row) {
    const double y = column.value[row];
    if (column.reason[row] == Absent::No &&
        !(y >= 0.0 && y <= largest_packed && y == std::floor(y)))
      return false;
  }
  return true;
}

// Rows in the order of the places of their units; rows of one unit in their own order.
std::vector<std::uint32_t> rows_by_place(const Units& units, const Design& design,
                                         std::span<const std::uint32_t> place_of) {
  std::vector<std::size_t> next(units.unit.size() + 1, 0);
  for (std::size_t row = 0; row < design.rows(); ++row)
    ++next[place_of[design.psu[row].index()] + 1];
  for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
  std::vector<std::uint32_t> rows(design.rows());
  for (std::size_t row = 0; row < design.rows(); ++row)
    rows[next[place_of[design.psu[row].index()]]++] = static_cast<std::uint32_t>(row);
  return rows;
}

// The weight of every stratum's rows, when all are alike.
std::vector<double> common_weights(std::span<const std::size_t> begin,
                                   std::span<const double> weight) {
  std::vector<double> common;
  for (std::size_t h = 0; h + 1 < begin.size(); ++h) {
    const auto rows = weight.subspan(begin[h], begin[h + 1] - begin[h]);
    common.push_back(rows.empty() ? 0.0 : rows.front());
    if (std::ranges::any_of(rows, [&](double w) { return w != rows.front(); })) return {};
  }
  return common;
}

}  // namespace

BootstrapSums::BootstrapSums(const RaoWu& draws, const Design& design,
                             std::span<const Weight> weight,
                             std::span<const weighting::Margin> margins,
                             const weighting::RakeOptions& options, const Grouping* by)
    : draws_(draws), levels_(by == nullptr ? 0 : by->levels.size()), options_(options) {
  expects(weight.size() == design.rows() && (by == nullptr || by->level.size() == weight.size()),
          "BootstrapSums: one weight and level per row");
  read_rows(design);
  for (const std::uint32_t row : row_) weight_.push_back(weight[row].persons());
  scale_ = common_weights(begin_, weight_);
  weighting::Cells cells;
  if (!margins.empty()) {
    cells = weighting::cells_of(weight, margins, options.threads);
    raking_.emplace(cells.level, weighting::common_targets(margins));
    whole_ = raking_->start();
    raking_->fit(cells.start, whole_, options.most_sweeps, options.tolerance);
  }
  read_classes(cells, by);
}

void BootstrapSums::read_rows(const Design& design) {
  const Units& units = draws_.units();
  if (design.psu.empty()) {
    row_ = units.unit;
    begin_ = units.begin;
    return;
  }
  std::vector<std::uint32_t> place_of(units.count);
  for (std::size_t i = 0; i < units.unit.size(); ++i)
    place_of[units.unit[i]] = static_cast<std::uint32_t>(i);
  row_ = rows_by_place(units, design, place_of);
  begin_.assign(units.strata() + 1, 0);
  for (const StratumId h : design.stratum) ++begin_[h.index() + 1];
  std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
  for (const std::uint32_t row : row_) {
    const std::size_t first = units.begin[design.stratum[row].index()];
    place_.push_back(place_of[design.psu[row].index()] - static_cast<std::uint32_t>(first));
  }
}

void BootstrapSums::read_classes(const weighting::Cells& cells, const Grouping* by) {
  Combinations classes(row_.size());
  if (raking_) classes.refine(cells.key);
  if (by != nullptr) {
    std::vector<std::uint32_t> level = by->level;
    for (std::uint32_t& one : level) one = std::min(one, static_cast<std::uint32_t>(levels_));
    classes.refine(level);
  }
  for (const std::uint32_t row : row_) class_.push_back(classes.number()[row]);
  std::vector<std::uint32_t> cell_of_key(cells.keys, 0);
  for (std::size_t c = 0; c < cells.count(); ++c)
    cell_of_key[cells.key_of[c]] = static_cast<std::uint32_t>(c);
  for (const std::uint32_t row : classes.sample_rows()) {
    cell_of_.push_back(raking_ ? cell_of_key[cells.key[row]] : 0);
    level_of_.push_back(by == nullptr ? Grouping::outside : by->level[row]);
  }
}

std::vector<std::uint32_t> BootstrapSums::slots(const NumberColumn& column) const {
  // Absent rows have slots of their own behind the others: they count in the margins.
  const auto behind = static_cast<std::uint32_t>(cell_of_.size());
  std::vector<std::uint32_t> slot(row_.size());
  for (std::size_t i = 0; i < row_.size(); ++i)
    slot[i] = class_[i] + (column.reason[row_[i]] == Absent::No ? 0 : behind);
  return slot;
}

std::vector<BootstrapSums::Sums> BootstrapSums::kept(const Column& column) const {
  std::vector<Sums> sums(2 * cell_of_.size());
  for (std::size_t h = 0; h + 1 < begin_.size(); ++h) {
    const double kept = draws_.strata()[h].kept;
    if (kept == 0.0) continue;
    for (std::size_t i = begin_[h]; i < begin_[h + 1]; ++i) {
      sums[column.slot[i]].weight += kept * weight_[i];
      sums[column.slot[i]].value += kept * weight_[i] * column.value[i];
    }
  }
  return sums;
}

std::size_t BootstrapSums::add(const NumberColumn& column) {
  expects(column.value.size() == row_.size() && column.reason.size() == row_.size(),
          "BootstrapSums: one value per row");
  Column& added = columns_.emplace_back();
  added.slot = slots(column);
  added.value.resize(row_.size());
  for (std::size_t i = 0; i < row_.size(); ++i)
    added.value[i] = column.reason[row_[i]] == Absent::No ? column.value[row_[i]] : 0.0;
  added.kept = kept(added);
  if (!scale_.empty() && place_.empty() && packable(column) &&
      2 * cell_of_.size() <= most_packed_classes) {
    added.packed.resize(row_.size());
    for (std::size_t i = 0; i < row_.size(); ++i)
      added.packed[i] = added.slot[i] << 8 | static_cast<std::uint32_t>(added.value[i]);
    added.slot = {};
    added.value = {};
  }
  return columns_.size() - 1;
}

void BootstrapSums::add_drawn(std::size_t h, const Column& column,
                              std::span<const std::uint16_t> times, std::vector<Sums>& sums) const {
  const double step = draws_.strata()[h].step;
  Sums* const to = sums.data();
  const std::size_t from = begin_[h], rows = begin_[h + 1] - from;
  if (!column.packed.empty()) {
    const double scale = step * scale_[h];
    const std::uint32_t* const packed = column.packed.data() + from;
    for (std::size_t i = 0; i < rows; ++i) {
      const double weight = scale * times[i];
      Sums& one = to[packed[i] >> 8];
      one.weight += weight;
      one.value += weight * static_cast<int>(packed[i] & 255u);
    }
    return;
  }
  for (std::size_t i = 0; i < rows; ++i) {
    const double weight = step * weight_[from + i] * times[place_.empty() ? i : place_[from + i]];
    Sums& one = to[column.slot[from + i]];
    one.weight += weight;
    one.value += weight * column.value[from + i];
  }
}

bool BootstrapSums::rake(Room& room) const {
  const std::size_t classes = cell_of_.size();
  room.factor.resize(raking_->cells());
  room.start.assign(raking_->cells(), 0.0);
  for (std::size_t k = 0; k < classes; ++k)
    room.start[cell_of_[k]] += room.sums.front()[k].weight + room.sums.front()[k + classes].weight;
  room.factors = whole_;
  const auto outcome =
      raking_->fit(room.start, room.factors, options_.most_sweeps, options_.tolerance);
  raking_->write(room.factors, room.factor);
  return outcome.converged;
}

// The sums of everybody and of the levels from those of the classes, each by its factor. Classes
// always come in the same order, so plain additions give the same sum each time.
std::vector<BootstrapSums::Sums> BootstrapSums::gathered(const std::vector<Sums>& sums,
                                                         std::span<const double> factor) const {
  std::vector<Sums> result(levels_ + 2);
  for (std::size_t k = 0; k < cell_of_.size(); ++k) {
    const double g = factor.empty() ? 1.0 : factor[cell_of_[k]];
    Sums& to = result[level_of_[k] == Grouping::outside ? levels_ + 1 : level_of_[k] + 1];
    to.weight += g * sums[k].weight;
    to.value += g * sums[k].value;
  }
  for (std::size_t level = 1; level < result.size(); ++level) {
    result[0].weight += result[level].weight;
    result[0].value += result[level].value;
  }
  result.pop_back();
  return result;
}

std::optional<std::vector<std::vector<BootstrapSums::Sums>>> BootstrapSums::replicate(
    std::size_t r, Room& room) const {
  expects(!columns_.empty(), "BootstrapSums: at least one column");
  room.sums.resize(columns_.size());
  for (std::size_t j = 0; j < columns_.size(); ++j) room.sums[j] = columns_[j].kept;
  Chance chance = draws_.chance(r);
  for (std::size_t h = 0; h < draws_.strata().size(); ++h) {
    room.times.resize(draws_.strata()[h].units);
    RaoWu::draw(chance, draws_.strata()[h], room.times);
    if (draws_.strata()[h].step == 0.0) continue;
    for (std::size_t j = 0; j < columns_.size(); ++j)
      add_drawn(h, columns_[j], room.times, room.sums[j]);
  }
  if (raking_ && !rake(room)) return {};
  std::vector<std::vector<Sums>> result;
  for (const std::vector<Sums>& sums : room.sums)
    result.push_back(gathered(sums, raking_ ? room.factor : std::span<const double>()));
  return result;
}

}  // namespace peil::estimate
