#pragma once

#include <optional>
#include <span>

#include "peil/drivers/moments.h"

namespace peil::drivers {

/// Cronbach's alpha of the variables of `moments`: k/(k-1) (1 - sum of variances / variance of
/// the sum). Nothing for one variable, or when their sum does not vary.
/// Source  Cronbach (1951), Psychometrika 16(3), 297-334.
std::optional<double> alpha(const Moments& moments);

/// The same with one variable left out.
std::optional<double> alpha_without(const Moments& moments, std::size_t variable);

}  // namespace peil::drivers
