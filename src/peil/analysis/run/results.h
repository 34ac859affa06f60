#pragma once

#include <string>
#include <vector>

namespace peil::analysis {

/// One number of an analysis; the columns of the output file.
struct ResultRow {
  std::string analysis, variable, domain, level, quantity;
  double value = 0.0;
};

/// Everything an analysis gave, and why it refused where it did (one sentence each).
struct Results {
  std::vector<ResultRow> rows;
  std::vector<std::string> refusals;
  std::vector<std::string> notes;  ///< what was passed over in reading the data
  bool bad_data = false;           ///< a refusal is about a mistake in the data: a weight of -1
};

}  // namespace peil::analysis
