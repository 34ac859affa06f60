#include "peil/weighting/rake.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "peil/base/combinations.h"
#include "peil/base/sum.h"
#include "peil/weighting/margin_checks.h"

namespace peil::weighting {
namespace {

void check_shape(std::size_t rows, const Margin& margin) {
  expects(margin.level.size() == rows, "rake: one level per row in every margin");
  expects(margin.levels.size() == margin.persons.size(), "rake: one count per level");
  const auto known = [&](LevelId id) { return id.index() < margin.persons.size(); };
  expects(std::ranges::all_of(margin.level, known), "rake: levels that the margin has a count for");
}

// The distinct combinations of levels, with the weight that they start with and have now.
struct Cells {
  std::vector<std::vector<std::uint32_t>> level;  // per margin, per cell
  std::vector<double> start, now;
  std::vector<std::uint32_t> of_row;
};

Cells cells_of(std::span<const Weight> start, std::span<const Margin> margins) {
  Combinations rows(start.size());
  for (const Margin& margin : margins) {
    std::vector<std::uint32_t> column(start.size());
    std::ranges::transform(margin.level, column.begin(),
                           [](LevelId id) { return static_cast<std::uint32_t>(id.index()); });
    rows.refine(column);
  }
  Cells cells;
  cells.of_row = rows.number();
  for (const Margin& margin : margins) {
    std::vector<std::uint32_t>& column = cells.level.emplace_back();
    for (const std::uint32_t row : rows.sample_rows())
      column.push_back(static_cast<std::uint32_t>(margin.level[row].index()));
  }
  std::vector<Sum> sums(rows.count());
  for (std::size_t row = 0; row < start.size(); ++row)
    sums[cells.of_row[row]].add(start[row].persons());
  for (const Sum& sum : sums) cells.start.push_back(sum.value());
  cells.now = cells.start;
  return cells;
}

std::vector<double> counts(const Cells& cells, std::size_t margin, std::size_t levels) {
  std::vector<Sum> sums(levels);
  for (std::size_t c = 0; c < cells.now.size(); ++c) sums[cells.level[margin][c]].add(cells.now[c]);
  std::vector<double> result(levels);
  std::ranges::transform(sums, result.begin(), &Sum::value);
  return result;
}

void fit(Cells& cells, std::size_t margin, std::span<const double> target) {
  std::vector<double> factor = counts(cells, margin, target.size());
  for (std::size_t k = 0; k < factor.size(); ++k)
    factor[k] = factor[k] > 0.0 ? target[k] / factor[k] : 1.0;
  for (std::size_t c = 0; c < cells.now.size(); ++c) cells.now[c] *= factor[cells.level[margin][c]];
}

double largest_gap(const Cells& cells, std::span<const std::vector<double>> targets) {
  double worst = 0.0;
  for (std::size_t m = 0; m < targets.size(); ++m) {
    const std::vector<double> now = counts(cells, m, targets[m].size());
    for (std::size_t k = 0; k < now.size(); ++k) {
      if (targets[m][k] > 0.0)
        worst = std::max(worst, std::abs(now[k] - targets[m][k]) / targets[m][k]);
    }
  }
  return worst;
}

}  // namespace

Result<Raked> rake(std::span<const Weight> start, std::span<const Margin> margins,
                   const RakeOptions& options) {
  expects(!start.empty() && !margins.empty(), "rake: at least one row and one margin");
  expects(options.most_sweeps > 0 && options.tolerance > 0.0, "rake: options above 0");
  for (const Margin& margin : margins) check_shape(start.size(), margin);

  if (Problems found = margin_problems(margins); !found.empty()) return found;

  Cells cells = cells_of(start, margins);
  const std::vector<std::vector<double>> targets = common_targets(margins);
  Raked result;
  while (!result.converged && result.sweeps < options.most_sweeps) {
    for (std::size_t m = 0; m < targets.size(); ++m) fit(cells, m, targets[m]);
    ++result.sweeps;
    result.largest_gap = largest_gap(cells, targets);
    result.converged = result.largest_gap <= options.tolerance;
  }
  // Margins that cannot all be met drive some weights towards 0; keep them lawful.
  constexpr double least = std::numeric_limits<double>::min();
  result.weight.reserve(start.size());
  for (std::size_t row = 0; row < start.size(); ++row) {
    const std::size_t c = cells.of_row[row];
    result.weight.emplace_back(
        std::max(start[row].persons() * (cells.now[c] / cells.start[c]), least));
  }
  return result;
}

}  // namespace peil::weighting
