#include "peil/estimate/planned_measure.h"

#include "peil/base/contract.h"

namespace peil::estimate {
namespace {

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

}  // namespace peil::estimate
