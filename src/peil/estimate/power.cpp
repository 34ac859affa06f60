#include "peil/estimate/power.h"

#include <algorithm>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "peil/base/contract.h"
#include "peil/estimate/student.h"
#include "peil/sampling/sample_size.h"

namespace peil::estimate {
namespace {

constexpr double most_interviews = 1e12;
// Beyond this the noncentral t cannot be computed, and power is 1 to the last digit.
constexpr double largest_noncentrality = 6e4;

void check(const TestPlan& plan, double difference) {
  expects(plan.waves.size() == 1 || plan.waves.size() == 2, "TestPlan: one wave or two");
  for (const WaveToAsk& wave : plan.waves) {
    expects(wave.variance >= 0.0 && wave.population.value_or(1.0) > 0.0,
            "TestPlan: a variance and people");
  }
  expects(plan.known_variance >= 0.0 && plan.confidence > 0.0 && plan.confidence < 1.0,
          "TestPlan: a variance that is known, and a confidence");
  expects(std::isfinite(difference) && difference != 0.0, "TestPlan: a difference to show");
}

// Share of the test's distribution below its critical value.
double critical_share(const TestPlan& plan) {
  return plan.two_sided ? 0.5 + plan.confidence / 2.0 : plan.confidence;
}

double asked_of(const WaveToAsk& wave, double interviews) {
  return std::min(interviews, wave.population.value_or(interviews));
}

double variance_of(const TestPlan& plan, double interviews) {
  double variance = plan.known_variance;
  for (const WaveToAsk& wave : plan.waves) {
    const double n = asked_of(wave, interviews);
    const double left = wave.population ? 1.0 - n / *wave.population : 1.0;
    variance += wave.variance / n * left;
  }
  return variance;
}

double degrees_of(const TestPlan& plan, double interviews) {
  double degrees = plan.known_degrees;
  for (const WaveToAsk& wave : plan.waves) degrees += asked_of(wave, interviews) - plan.strata;
  return degrees;
}

double student_power(double share, double degrees, double noncentrality) {
  using namespace boost::math;
  const double critical = t_quantile(share, degrees);
  const non_central_t under(degrees, std::min(noncentrality, largest_noncentrality));
  return cdf(complement(under, critical));
}

// Interviews by the normal distribution for a difference of which the mean may have the variance
// `room`, unrounded. A wave that is smaller than the answer is asked as a whole.
double interviews_by_normal(const TestPlan& plan, double room) {
  const WaveToAsk& first = plan.waves.front();
  const WaveToAsk& last = plan.waves.back();
  if (plan.waves.size() == 1)
    return sampling::interviews_for_variance(first.variance, room, first.population);
  const double together = first.variance + last.variance;
  double whole = room;
  for (const WaveToAsk& wave : plan.waves) {
    if (wave.population) whole += wave.variance / *wave.population;
  }
  const double n = together / whole;
  for (const auto& [small, other] : {std::pair(&first, &last), std::pair(&last, &first)}) {
    if (small->population && *small->population < n)
      return sampling::interviews_for_variance(other->variance, room, other->population);
  }
  return n;
}

// The first whole number from `n` on for which the test has that power.
std::optional<std::size_t> first_with(const TestPlan& plan, double difference, double power,
                                      std::size_t n) {
  const auto enough = [&](std::size_t interviews) {
    return power_of_test(plan, difference, static_cast<double>(interviews)) >= power;
  };
  std::size_t low = std::max<std::size_t>(n, 1), high = low;
  if (enough(low)) return low;
  while (!enough(high)) {
    low = high;
    high *= 2;
    if (static_cast<double>(high) > most_interviews) return {};
  }
  while (high - low > 1) {
    const std::size_t middle = low + (high - low) / 2;
    (enough(middle) ? high : low) = middle;
  }
  return high;
}

}  // namespace

double power_of_test(const TestPlan& plan, double difference, double interviews) {
  check(plan, difference);
  expects(interviews > 0.0, "power_of_test: interviews");
  const double variance = variance_of(plan, interviews);
  const double degrees = degrees_of(plan, interviews);
  if (plan.student && degrees <= 0.0) return 0.0;
  if (variance <= 0.0) return 1.0;
  const double noncentrality = std::abs(difference) / std::sqrt(variance);
  if (plan.student) return student_power(critical_share(plan), degrees, noncentrality);
  return boost::math::cdf(boost::math::normal(),
                          noncentrality - normal_quantile(critical_share(plan)));
}

std::optional<std::size_t> interviews_for_test(const TestPlan& plan, double difference,
                                               double power) {
  check(plan, difference);
  expects(power > 1.0 - critical_share(plan) && power < 1.0, "interviews_for_test: a power");
  const double errors = normal_quantile(critical_share(plan)) + normal_quantile(power);
  const double room = std::pow(difference / errors, 2.0) - plan.known_variance;
  if (room <= 0.0) return {};
  const double n = interviews_by_normal(plan, room);
  if (n > most_interviews) return {};
  const std::size_t whole = sampling::whole_interviews(n);
  return plan.student ? first_with(plan, difference, power, whole) : whole;
}

std::optional<double> smallest_difference(const std::function<double(double)>& power_of,
                                          double power, double largest) {
  expects(largest > 0.0, "smallest_difference: a largest one");
  if (power_of(largest) < power) return {};
  double low = 0.0, high = largest;
  while (high - low > 1e-14 * high) {
    const double middle = low + (high - low) / 2.0;
    if (middle <= low || middle >= high) break;
    (power_of(middle) >= power ? high : low) = middle;
  }
  return high;
}

}  // namespace peil::estimate
