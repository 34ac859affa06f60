#include "peil/analysis/write/rows.h"

#include <utility>

namespace peil::analysis {

std::vector<ResultRow> rows_of(const Results& results) {
  constexpr std::size_t of_most_cells = 8;
  std::size_t cells = 0;
  for (const AnalysisResult& analysis : results.analyses) cells += analysis.cells.size();
  std::vector<ResultRow> rows;
  rows.reserve(of_most_cells * cells);
  for (const AnalysisResult& analysis : results.analyses) {
    for (const Cell& cell : analysis.cells) {
      for (NamedNumber& number : named_numbers(cell))
        rows.push_back({analysis.id, cell.variable, cell.domain, cell.level, std::move(number.name),
                        number.value});
    }
  }
  return rows;
}

}  // namespace peil::analysis
