#pragma once

#include <cstddef>
#include <span>

#include "peil/model/dataset.h"

namespace peil::estimate {

/// The weights of the rows that count, and what their inequality costs.
struct WeightSummary {
  std::size_t rows = 0;
  double sum = 0.0;
  double low = 0.0, high = 0.0;  ///< the smallest and the largest
  double low_ratio = 0.0;        ///< those as parts of the mean weight
  double high_ratio = 0.0;
  double low_g = 0.0, high_g = 0.0;  ///< the same of weight / base: what the margins did to a row
  double design_effect = 1.0;        ///< Kish: n sum(w^2) / sum(w)^2
  double effective = 0.0;            ///< n / design effect
  double variation = 0.0;            ///< coefficient of variation: root of design effect - 1
};

/// Shapes    one base weight and one weight as used per row, of the rows that count.
/// Contract  at least one row; every base weight above 0.
/// Source    Kish (1965), Survey Sampling, 11.7.
WeightSummary weight_summary(std::span<const Weight> base, std::span<const Weight> weight);

/// Persons that all rows stand for together.
double sum_of(std::span<const Weight> weight);

/// The units that were drawn and their strata, also those of which no row has an answer or a
/// weight.
struct DesignSize {
  std::size_t units = 0, strata = 0;
  double degrees_of_freedom() const {
    return static_cast<double>(units) - static_cast<double>(strata);
  }
};
DesignSize design_size(const Design& design);

}  // namespace peil::estimate
