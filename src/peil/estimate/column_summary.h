#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "peil/model/dataset.h"

namespace peil::estimate {

/// The numbers of a column as they lie there, in the sample and not in the population.
struct ColumnSummary {
  std::size_t valid = 0;                  ///< rows with a number
  double low = 0.0, high = 0.0;           ///< meaningless when none is valid
  double sum = 0.0;                       ///< of the numbers, unweighted
  std::optional<double> mean_weighted{};  ///< nothing when no row with a number has a weight
};

/// Shapes    one weight per row of the column.
/// Units     those of the column; a weight of 0 leaves a row out of the weighted mean only.
/// Outcome   a sum that overflows is infinite.
ColumnSummary summary_of(const NumberColumn& column, std::span<const double> weight);

}  // namespace peil::estimate
