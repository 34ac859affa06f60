#pragma once

#include <optional>
#include <span>

#include "peil/drivers/variable.h"

namespace peil::drivers {

/// Correlations over the rows in which both variables are answered and the weight is above 0.
/// All give nothing when one of the two does not vary there.

/// Product-moment correlation with the weights (Pearson).
std::optional<double> pearson(const Variable& a, const Variable& b, std::span<const double> weight);

/// Correlation of ranks, unweighted; equal values share the mean of their ranks (Spearman).
std::optional<double> spearman(const Variable& a, const Variable& b,
                               std::span<const double> weight);

}  // namespace peil::drivers
