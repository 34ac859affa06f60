#pragma once

#include <cstddef>
#include <optional>

namespace peil {

/// One figure about the population, with what a reader needs in order to trust it.
struct Estimate {
  double value = 0.0;                    ///< unit of the question, never rounded
  std::optional<double> standard_error;  ///< same unit; absent when the design cannot give one
  std::size_t answers = 0;               ///< rows behind the figure, unweighted
  double degrees_of_freedom = 0;         ///< PSUs minus strata, of the domain
};

struct Interval {
  double low = 0.0;
  double high = 0.0;
};

}  // namespace peil
