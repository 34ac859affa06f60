#pragma once

#include <string>
#include <vector>

#include "peil/analysis/results/results.h"

namespace peil::analysis {

/// One number of an analysis; the columns of the output file.
struct ResultRow {
  std::string analysis, variable, domain, level, quantity;
  double value = 0.0;
};

/// The rows of all results, in their order.
std::vector<ResultRow> rows_of(const Results& results);

}  // namespace peil::analysis
