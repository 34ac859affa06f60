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

/// A file that an analysis asks for beside its results.
struct WrittenFile {
  std::string name;  ///< relative to the plan's folder
  std::string text;
};

/// What every analysis found, in the order of the plan, and why one refused where it did (one
/// sentence each).
struct Results {
  std::vector<AnalysisResult> analyses;
  std::vector<std::string> refusals;
  std::vector<std::string> notes;    ///< what was passed over in reading the data
  std::vector<WrittenFile> files{};  ///< what else is written: weights row by row
  bool bad_data = false;             ///< a refusal is about a mistake in the data: a weight of -1
};

}  // namespace peil::analysis
