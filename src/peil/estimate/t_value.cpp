#include "peil/estimate/t_value.h"

#include <cmath>

#include "peil/estimate/student.h"

namespace peil::estimate {

std::optional<TTest> t_test(const Estimate& estimate) {
  if (!estimate.standard_error || *estimate.standard_error <= 0.0) return {};
  if (estimate.degrees_of_freedom <= 0.0) return {};
  const double t = estimate.value / *estimate.standard_error;
  if (!std::isfinite(t)) return {};
  return TTest{t, t_p_value(t, estimate.degrees_of_freedom)};
}

std::optional<double> welch_degrees(const Estimate& one, const Estimate& other) {
  if (!one.standard_error || !other.standard_error) return {};
  const double v1 = std::pow(*one.standard_error, 2.0), v2 = std::pow(*other.standard_error, 2.0);
  if (v1 + v2 <= 0.0 || one.degrees_of_freedom <= 0.0 || other.degrees_of_freedom <= 0.0) return {};
  return (v1 + v2) * (v1 + v2) /
         (v1 * v1 / one.degrees_of_freedom + v2 * v2 / other.degrees_of_freedom);
}

std::optional<WelchTest> welch_test(double t, const Estimate& one, const Estimate& other) {
  const auto degrees = welch_degrees(one, other);
  if (!degrees) return {};
  return WelchTest{*degrees, t_p_value(t, *degrees)};
}

}  // namespace peil::estimate
