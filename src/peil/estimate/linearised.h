#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "peil/estimate/variance.h"
#include "peil/model/dataset.h"

namespace peil::estimate {

/// A mean row by row: what every row of the sample adds to it.
struct LinearisedRows {
  std::vector<double> value;         ///< one per row; they sum to 0 over a sample without margins
  std::vector<std::uint8_t> inside;  ///< one per row: it has an answer in the domain
};

/// The linearised variable of the weighted mean of `answers` in a domain: w (y - mean) / sum w for
/// rows with an answer inside, 0 for others; where the weights were fitted to margins, the residual
/// that variance() takes. For statistics that need the rows of two samples side by side; mean()
/// gives the same error sooner.
///
/// Shapes    one element per row; `domain` one per class.
/// Contract  at least one row with an answer is inside.
/// Source    docs/methods/linearisation.md
LinearisedRows linearised_mean(const Classes& classes, const NumberColumn& answers,
                               const Domain& domain);

}  // namespace peil::estimate
