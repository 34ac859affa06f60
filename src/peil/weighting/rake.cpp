#include "peil/weighting/rake.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "peil/base/contract.h"
#include "peil/base/each.h"
#include "peil/weighting/cell_rake.h"
#include "peil/weighting/cells.h"
#include "peil/weighting/margin_checks.h"

namespace peil::weighting {
namespace {

// Rows that one thread takes at a time.
constexpr std::size_t stretch = 1u << 16;

// Margins that cannot all be met drive some weights towards 0; keep them lawful.
constexpr double least = std::numeric_limits<double>::min();

std::vector<Weight> written_back(std::span<const Weight> start, const Cells& cells,
                                 std::span<const double> factor, int threads) {
  const std::vector<double> by_key = cells.by_key(factor);
  std::vector<Weight> weight(start.begin(), start.end());
  for_each_of((start.size() + stretch - 1) / stretch, threads, [&](std::size_t i, std::size_t) {
    const std::size_t end = std::min(start.size(), (i + 1) * stretch);
    for (std::size_t row = i * stretch; row < end; ++row)
      weight[row] = Weight(std::max(start[row].persons() * by_key[cells.key[row]], least));
  });
  return weight;
}

}  // namespace

Result<Raked> rake(std::span<const Weight> start, std::span<const Margin> margins,
                   const RakeOptions& options) {
  expects(!start.empty() && !margins.empty(), "rake: at least one row and one margin");
  expects(options.most_sweeps > 0 && options.tolerance > 0.0, "rake: options above 0");
  const Cells cells = cells_of(start, margins, options.threads);
  if (Problems found = margin_problems(margins, rows_by_level(cells, margins)); !found.empty())
    return found;

  const CellRake table(cells.level, common_targets(margins));
  CellRake::Factors factors = table.start();
  const CellRake::Outcome outcome =
      table.fit(cells.start, factors, options.most_sweeps, options.tolerance);
  std::vector<double> factor(cells.count());
  table.write(factors, factor);
  return Raked{written_back(start, cells, factor, options.threads), outcome.sweeps,
               outcome.largest_gap, outcome.converged};
}

}  // namespace peil::weighting
