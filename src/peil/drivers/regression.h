#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "peil/base/result.h"
#include "peil/drivers/variable.h"
#include "peil/estimate/statistics.h"

namespace peil::drivers {

/// A linear model fitted by (weighted) least squares. Coefficients: the intercept, then one per
/// predictor.
struct Fit {
  std::vector<double> coefficient;
  double r_squared = 0.0;
  std::vector<double> beta;        ///< standardised, per predictor
  std::vector<double> vif;         ///< variance inflation, per predictor
  std::vector<std::uint32_t> row;  ///< complete rows, ascending
  std::vector<double> weight;      ///< of those rows, as they were fitted with
  std::vector<double> residual;    ///< of those rows
  double residual_squares = 0.0;   ///< weighted
  /// What a row adds to a coefficient, per unit of weight: coefficients x complete rows.
  std::vector<std::vector<double>> influence;
  std::vector<double> unit_variance;  ///< diagonal of (X'WX)^-1, per coefficient

  std::size_t predictors() const { return beta.size(); }
};

/// Shapes    one value and weight per row; weight 0 leaves a row out, as does a blank anywhere.
/// Cost      O(rows * predictors^2). The answer of the normal equations (on the scale of
///           correlations) is improved once with the residuals of the rows.
/// Problems  "regression.too-few-rows"  no more complete rows than coefficients
///           "regression.constant"      a variable has one value in all complete rows
///           "regression.dependent"     a predictor is determined by those before it
///           "regression.too-large"     values beyond what can be squared
Result<Fit> fit(const Variable& outcome, std::span<const Variable> predictors,
                std::span<const double> weight);

/// One coefficient with its error.
struct Coefficient {
  double value = 0.0;
  std::optional<double> standard_error;
  std::optional<double> t, p;  ///< absent without an error or degrees of freedom, or with error 0
};

struct Errors {
  std::vector<Coefficient> coefficient;
  double degrees_of_freedom = 0.0;
};

/// Errors of ordinary least squares: residuals alike and independent. For a fit with equal weights.
Errors ols_errors(const Fit& fit);

/// Errors that follow the design: a sandwich whose middle is the design's variance of the
/// estimating equations w x (y - xb). Degrees of freedom: those of the units and strata with a
/// complete row, less one per predictor. The weights of the fit may be other ones than those of the
/// classes (a person of several lists, the share of a class): they count as fixed parts of these.
/// Source  Binder (1983), International Statistical Review 51(3), 279-292;
/// docs/methods/regression.md.
Errors design_errors(const Fit& fit, const estimate::Classes& classes, estimate::LonelyPsu lonely);

/// R-squared with a penalty for the number of predictors.
double adjusted_r_squared(const Fit& fit);

}  // namespace peil::drivers
