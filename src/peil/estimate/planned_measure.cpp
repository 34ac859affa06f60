#include "peil/estimate/planned_measure.h"

#include <algorithm>

#include "peil/base/contract.h"

namespace peil::estimate {
namespace {

constexpr double beyond_any = 1e6;  // standard deviations

// Of one answer, times the design effect.
double variance_of(const PlannedMeasure& measure, const ExpectedWave& wave, double moved) {
  if (!measure.share) return measure.design_effect * wave.sd * wave.sd;
  const double p = *measure.share + moved;
  return measure.design_effect * p * (1.0 - p);
}

}  // namespace

TestPlan test_of(const PlannedMeasure& measure, double difference, TestPlan how) {
  expects(measure.held == 0.0 || (measure.held > 0.0 && measure.before),
          "test_of: only a wave before can be held already");
  how.waves = {{variance_of(measure, measure.after, difference), measure.after.population}};
  if (!measure.before) return how;
  const std::optional<double>& people = measure.before->population;
  const double variance = variance_of(measure, *measure.before, 0.0);
  if (measure.held > 0.0) {
    const double unasked = people ? 1.0 - measure.held / *people : 1.0;
    how.known_variance = variance / measure.held * unasked;
    how.known_degrees = measure.held - how.strata;
  } else {
    how.waves.insert(how.waves.begin(), {variance, people});
  }
  return how;
}

std::optional<double> smallest_difference(const PlannedMeasure& measure, bool upwards,
                                          const TestPlan& how, double interviews, double power) {
  const double sd = std::max(measure.after.sd, measure.before ? measure.before->sd : 0.0);
  const double largest = !measure.share ? beyond_any * sd
                         : upwards      ? 1.0 - *measure.share
                                        : *measure.share;
  const double sign = upwards ? 1.0 : -1.0;
  return smallest_difference(
      [&](double d) { return power_of_test(test_of(measure, sign * d, how), d, interviews); },
      power, largest);
}

}  // namespace peil::estimate
