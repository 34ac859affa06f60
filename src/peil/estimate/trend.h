#pragma once

#include <optional>
#include <span>
#include <vector>

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
  std::vector<double> pull{};  ///< of each wave: what 1 more in its estimate adds to the slope
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

/// What two waves share because some people are in both.
struct SharedWaves {
  std::size_t one = 0, other = 0;  ///< places in the list of waves, not the same
  double covariance = 0.0;         ///< of the two estimates
};

/// The same where waves share people: generalised least squares, with the inverse of the whole
/// covariance matrix in the place of 1 / error^2. Without pairs, or with covariances of 0, every
/// number but the degrees of freedom is that of the line above. With pairs the degrees are those of
/// the wave that has fewest: people who are asked again make the sample no larger.
///
/// Outcomes  nothing where the matrix is not positive definite, so that some sum of the estimates
///           would have no error, or less.
/// Contract  as above; every pair once.
/// Source    Aitken (1936), Proceedings of the Royal Society of Edinburgh 55, 42-48; Draper & Smith
///           (1998), section 9.2. docs/methods/trend.md
std::optional<Trend> trend(std::span<const Estimate> waves, std::span<const double> times,
                           std::span<const SharedWaves> shared);

/// Chance of a lack of fit as large, or larger, of a way that is a straight line.
double lack_of_fit_p(double lack_of_fit, double degrees);

}  // namespace peil::estimate
