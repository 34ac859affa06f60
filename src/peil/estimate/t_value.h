#pragma once

#include <optional>
#include <span>

#include "peil/model/estimate.h"

namespace peil::estimate {

/// A test that an estimate is 0 in the population.
struct TTest {
  double t = 0.0;
  double p = 1.0;  ///< two-sided
};

/// Student's t of an estimate with its own degrees of freedom; nothing without an error above 0 or
/// without degrees of freedom, or where t is beyond what a double holds.
std::optional<TTest> t_test(const Estimate& estimate);

/// Degrees of freedom of a sum of independent terms with these errors, each with its own degrees of
/// freedom: (v1 + v2)^2 / (v1^2/df1 + v2^2/df2). Nothing where that is 0 / 0.
/// Source  Welch (1947), Biometrika 34, 28-35; Satterthwaite (1946), Biometrics Bulletin 2,
/// 110-114.
std::optional<double> welch_degrees(const Estimate& one, const Estimate& other);

/// One term of a sum of independent estimates.
struct VariancePart {
  double variance = 0.0;
  double degrees_of_freedom = 0.0;  ///< 0: normal
};

/// The same of any number of terms. 0 (normal) where none has degrees of freedom; those of the term
/// that has fewest where nothing varies.
double degrees_together(std::span<const VariancePart> parts);

/// A t of two independent terms, judged by those degrees of freedom instead of the design's.
struct WelchTest {
  double degrees_of_freedom = 0.0;
  double p = 1.0;  ///< two-sided
};
std::optional<WelchTest> welch_test(double t, const Estimate& one, const Estimate& other);

}  // namespace peil::estimate
