#include "peil/weighting/cell_rake.h"

#include <algorithm>
#include <cmath>

#include "peil/base/combinations.h"
#include "peil/base/contract.h"

namespace peil::weighting {
namespace {

// Margins that cannot all be met drive factors apart without end; beyond this they never settle.
constexpr double runaway = 1e140;

// How many of the margins to take as lines, so that lines and columns together are fewest.
std::size_t half(const std::vector<std::vector<double>>& targets) {
  std::size_t best = 1;
  double least = 0.0;
  for (std::size_t k = 1; k <= targets.size(); ++k) {
    double lines = 1.0, columns = 1.0;
    for (std::size_t m = 0; m < targets.size(); ++m)
      (m < k ? lines : columns) *= static_cast<double>(targets[m].size());
    if (k > 1 && lines + columns >= least) continue;
    least = lines + columns;
    best = k;
  }
  return best;
}

}  // namespace

CellRake::CellRake(const std::vector<std::vector<std::uint32_t>>& level,
                   std::vector<std::vector<double>> targets)
    : targets_(std::move(targets)) {
  expects(!level.empty() && level.size() == targets_.size() && !level.front().empty(),
          "CellRake: cells, and one row of targets per margin");
  const std::size_t cells = level.front().size(), split = half(targets_);
  Combinations lines(cells), columns(cells);
  for (std::size_t m = 0; m < level.size(); ++m) {
    (m < split ? lines : columns).refine(level[m]);
    (m < split ? lines_ : columns_).margins.push_back(m);
  }
  expects(std::ranges::is_sorted(lines.number()), "CellRake: cells in the order of their levels");
  column_ = columns.number();
  lines_.count = lines.count();
  columns_.count = columns.count();
  for (const std::uint32_t cell : lines.sample_rows()) begin_.push_back(cell);
  begin_.push_back(cells);
  for (Side* side : {&lines_, &columns_}) {
    const std::vector<std::uint32_t> sample =
        side == &lines_ ? lines.sample_rows() : columns.sample_rows();
    for (const std::size_t m : side->margins) {
      std::vector<std::uint32_t>& of_side = side->level.emplace_back();
      for (const std::uint32_t cell : sample) of_side.push_back(level[m][cell]);
    }
  }
}

CellRake::Factors CellRake::start() const {
  return {std::vector<double>(lines_.count, 1.0),
          std::vector<double>(columns_.count, 1.0),
          std::vector<double>(lines_.count),
          std::vector<double>(columns_.count),
          {}};
}

void CellRake::sum_lines(std::span<const double> weight, Factors& factors) const {
  for (std::size_t line = 0; line < lines_.count; ++line) {
    double even = 0.0, odd = 0.0;
    std::size_t cell = begin_[line];
    const std::size_t end = begin_[line + 1];
    for (; cell + 1 < end; cell += 2) {
      even += weight[cell] * factors.column[column_[cell]];
      odd += weight[cell + 1] * factors.column[column_[cell + 1]];
    }
    if (cell < end) even += weight[cell] * factors.column[column_[cell]];
    factors.of_line[line] = even + odd;
  }
}

void CellRake::sum_columns(std::span<const double> weight, Factors& factors) const {
  std::ranges::fill(factors.of_column, 0.0);
  for (std::size_t line = 0; line < lines_.count; ++line) {
    const double factor = factors.line[line];
    for (std::size_t cell = begin_[line]; cell < begin_[line + 1]; ++cell)
      factors.of_column[column_[cell]] += weight[cell] * factor;
  }
}

void CellRake::sweep(const Side& side, std::span<const double> sums, std::vector<double>& factor,
                     std::vector<double>& counts) const {
  for (std::size_t m = 0; m < side.margins.size(); ++m) {
    const std::vector<double>& target = targets_[side.margins[m]];
    const std::vector<std::uint32_t>& level = side.level[m];
    counts.assign(target.size(), 0.0);
    for (std::size_t i = 0; i < side.count; ++i) counts[level[i]] += sums[i] * factor[i];
    for (std::size_t k = 0; k < target.size(); ++k)
      counts[k] = counts[k] > 0.0 ? target[k] / counts[k] : 1.0;
    for (std::size_t i = 0; i < side.count; ++i) factor[i] *= counts[level[i]];
  }
}

double CellRake::gap(const Side& side, std::span<const double> sums, std::span<const double> factor,
                     std::vector<double>& counts) const {
  double worst = 0.0;
  for (std::size_t m = 0; m < side.margins.size(); ++m) {
    const std::vector<double>& target = targets_[side.margins[m]];
    counts.assign(target.size(), 0.0);
    for (std::size_t i = 0; i < side.count; ++i) counts[side.level[m][i]] += sums[i] * factor[i];
    for (std::size_t k = 0; k < target.size(); ++k) {
      if (target[k] > 0.0) worst = std::max(worst, std::abs(counts[k] - target[k]) / target[k]);
    }
  }
  return worst;
}

CellRake::Outcome CellRake::fit(std::span<const double> weight, Factors& factors, int most_sweeps,
                                double tolerance) const {
  expects(weight.size() == cells(), "CellRake: one weight per cell");
  Outcome outcome;
  sum_lines(weight, factors);
  bool settles = true;
  while (!outcome.converged && settles && outcome.sweeps < most_sweeps) {
    sweep(lines_, factors.of_line, factors.line, factors.counts);
    sum_columns(weight, factors);
    sweep(columns_, factors.of_column, factors.column, factors.counts);
    sum_lines(weight, factors);
    ++outcome.sweeps;
    outcome.largest_gap =
        std::max(gap(lines_, factors.of_line, factors.line, factors.counts),
                 gap(columns_, factors.of_column, factors.column, factors.counts));
    outcome.converged = outcome.largest_gap <= tolerance;
    const auto wild = [](double f) { return !(f < runaway && f > 1.0 / runaway); };
    settles =
        std::ranges::none_of(factors.line, wild) && std::ranges::none_of(factors.column, wild);
  }
  return outcome;
}

void CellRake::write(const Factors& factors, std::span<double> of_cell) const {
  for (std::size_t line = 0; line < lines_.count; ++line) {
    for (std::size_t cell = begin_[line]; cell < begin_[line + 1]; ++cell)
      of_cell[cell] = factors.line[line] * factors.column[column_[cell]];
  }
}

}  // namespace peil::weighting
