#pragma once

#include <optional>
#include <span>

#include "peil/model/estimate.h"

namespace peil::estimate {

/// A straight line through the estimates of three or more waves.
struct Trend {
  Estimate slope;                    ///< per unit of time; degrees of freedom of all waves together
  double level = 0.0;                ///< of the line, at the weighted mean time
  double time = 0.0;                 ///< that time
  double lack_of_fit = 0.0;          ///< sum of ((estimate - line) / error)^2
  double lack_of_fit_degrees = 0.0;  ///< waves minus 2
  double lack_of_fit_p = 1.0;        ///< chi-square: small when the way was not a straight line
};

/// Fits value = a + b time by least squares weighted with 1 / error^2. The errors are taken from
/// the designs as they are (not rescaled by how well the line fits), so the variance of b is
/// 1 / sum w (t - mean t)^2. Waves are independent samples.
///
/// Shapes    one time per wave; times in any unit and order.
/// Contract  3 waves or more, not all at one time; every error above 0.
/// Source    Draper & Smith (1998), Applied Regression Analysis, section 9.2; Cochran (1954),
///           Biometrics 10, 101-129 (lack of fit). docs/methods/trend.md
Trend trend(std::span<const Estimate> waves, std::span<const double> times);

}  // namespace peil::estimate
