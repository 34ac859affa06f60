#pragma once

#include <set>
#include <string>
#include <vector>

#include "peil/analysis/results/cell.h"

namespace peil::analysis {

/// What one analysis of a plan found.
struct AnalysisResult {
  std::string id;              ///< of the analysis
  std::string statistic;       ///< "mean"
  std::set<std::string> data;  ///< names of the plan's data that it was computed from; of an
                               ///< analysis of earlier results, theirs
  std::vector<Cell> cells;
};

/// What every analysis found, in the order of the plan, and why one refused where it did (one
/// sentence each).
struct Results {
  std::vector<AnalysisResult> analyses;
  std::vector<std::string> refusals;
  std::vector<std::string> notes;  ///< what was passed over in reading the data
  bool bad_data = false;           ///< a refusal is about a mistake in the data: a weight of -1
};

}  // namespace peil::analysis
