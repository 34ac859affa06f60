#include "peil/analysis/write/rows.h"

namespace peil::analysis {

std::vector<ResultRow> rows_of(const Results& results) {
  std::vector<ResultRow> rows;
  for (const AnalysisResult& analysis : results.analyses) {
    for (const Cell& cell : analysis.cells) {
      for (const NamedNumber& number : named_numbers(cell))
        rows.push_back(
            {analysis.id, cell.variable, cell.domain, cell.level, number.name, number.value});
    }
  }
  return rows;
}

}  // namespace peil::analysis
