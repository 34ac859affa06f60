#include "peil/estimate/student.h"

#include <array>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <functional>

#include "peil/base/contract.h"

namespace peil::estimate {
namespace {

// In doubles throughout: as long double they take four times as long and agree to 13 digits.
using Doubles = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
using StudentsT = boost::math::students_t_distribution<double, Doubles>;

}  // namespace

double t_quantile(double share, double degrees) {
  expects(share > 0.0 && share < 1.0 && degrees > 0.0, "t_quantile: inside the distribution");
  struct Known {
    double share = 0.0, degrees = 0.0, value = 0.0;
  };
  thread_local std::array<Known, 4096> known;  // tables ask for the same again and again
  Known& at = known[std::hash<double>()(degrees) % known.size()];
  if (at.share != share || at.degrees != degrees)
    at = {share, degrees, boost::math::quantile(StudentsT(degrees), share)};
  return at.value;
}

double t_p_value(double t, double degrees) {
  expects(std::isfinite(t) && degrees > 0.0, "t_p_value: a finite t");
  return 2.0 * boost::math::cdf(boost::math::complement(StudentsT(degrees), std::abs(t)));
}

double t_upper_tail(double t, double degrees) {
  expects(std::isfinite(t) && degrees > 0.0, "t_upper_tail: a finite t");
  return boost::math::cdf(boost::math::complement(StudentsT(degrees), t));
}

double normal_quantile(double share) {
  expects(share > 0.0 && share < 1.0, "normal_quantile: inside the distribution");
  return boost::math::quantile(boost::math::normal(), share);
}

std::optional<Interval> interval(const Estimate& estimate, double confidence) {
  if (!estimate.standard_error || estimate.degrees_of_freedom <= 0.0) return {};
  const double reach =
      t_quantile(0.5 + confidence / 2.0, estimate.degrees_of_freedom) * *estimate.standard_error;
  return Interval{estimate.value - reach, estimate.value + reach};
}

}  // namespace peil::estimate
