#pragma once

#include <vector>

#include "peil/estimate/rao_wu.h"
#include "peil/weighting/rake.h"

namespace peil::analysis {

/// A bootstrap that is drawn again whenever it is asked for, in place of weights that are kept.
struct Bootstrap {
  estimate::RaoWu draws;
  std::vector<double> weight;     ///< per row, before any weighting step; 0: does not count
  weighting::RakeOptions raking;  ///< how the design's margins are met in every replicate
  /// Every row counts, and the weighting is one raking or poststratification or none: then sums by
  /// cells of the margins (estimate::BootstrapSums) are all that a replicate needs. With
  /// non-response cells, totals of numbers, bounds or a trim, weights are made row by row.
  bool by_cells = false;
};

}  // namespace peil::analysis
