#include "peil/estimate/t_value.h"

#include <array>
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

double degrees_together(std::span<const VariancePart> parts) {
  double sum = 0.0, squares = 0.0;
  for (const VariancePart& part : parts) {
    sum += part.variance;
    if (part.degrees_of_freedom > 0.0)
      squares += part.variance * part.variance / part.degrees_of_freedom;
  }
  if (squares > 0.0) return sum * sum / squares;
  // Without variance nothing tells them apart: no more than the fewest.
  double fewest = 0.0;
  for (const VariancePart& part : parts) {
    if (part.degrees_of_freedom > 0.0 && (fewest == 0.0 || part.degrees_of_freedom < fewest))
      fewest = part.degrees_of_freedom;
  }
  return sum > 0.0 ? 0.0 : fewest;
}

std::optional<double> welch_degrees(const Estimate& one, const Estimate& other) {
  if (!one.standard_error || !other.standard_error) return {};
  const double v1 = std::pow(*one.standard_error, 2.0), v2 = std::pow(*other.standard_error, 2.0);
  if (v1 + v2 <= 0.0 || one.degrees_of_freedom <= 0.0 || other.degrees_of_freedom <= 0.0) return {};
  return degrees_together(std::array{VariancePart{v1, one.degrees_of_freedom},
                                     VariancePart{v2, other.degrees_of_freedom}});
}

std::optional<WelchTest> welch_test(double t, const Estimate& one, const Estimate& other) {
  const auto degrees = welch_degrees(one, other);
  if (!degrees) return {};
  return WelchTest{*degrees, t_p_value(t, *degrees)};
}

}  // namespace peil::estimate
