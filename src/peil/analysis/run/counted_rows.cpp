#include "peil/analysis/run/counted_rows.h"

#include "peil/analysis/run/weighted_sums.h"

namespace peil::analysis {

estimate::Rows counted_rows(const Run& run, const Prepared& design, const Split& parts,
                            const DomainAsked& domain, const std::string& column,
                            const std::string& divisor) {
  NumberColumn y = column_of(run, design, column), x;
  if (!divisor.empty()) {
    x = column_of(run, design, divisor);
    y = where_known(std::move(y), x);
  }
  estimate::Rows rows;
  for (std::size_t row = 0; row < y.value.size(); ++row) {
    const bool counts = (design.weightless.empty() || design.weightless[row] == 0) &&
                        y.reason[row] == Absent::No &&
                        domain.domain[parts.classes.of_row[row]] != 0;
    if (!counts) continue;
    rows.row.push_back(row);
    rows.y.push_back(y.value[row]);
    rows.x.push_back(divisor.empty() ? 1.0 : x.value[row]);
  }
  return rows;
}

}  // namespace peil::analysis
