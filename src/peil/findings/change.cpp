#include "peil/findings/change.h"

#include <cmath>

#include "peil/estimate/power.h"
#include "peil/estimate/student.h"
#include "peil/model/mark.h"

namespace peil::findings {
namespace {

bool prints_as_mark(double mean) { return mean >= Mark::lowest && mean <= Mark::highest; }

}  // namespace

Change change(const Estimate& before, const Estimate& after, const Rules& rules) {
  Change result;
  result.difference = after.value - before.value;
  result.visible = prints_as_mark(before.value) && prints_as_mark(after.value) &&
                   PrintedMark(before.value) != PrintedMark(after.value);
  if (!before.standard_error || !after.standard_error) return result;

  const double error = std::hypot(*before.standard_error, *after.standard_error);
  result.standard_error = error;
  result.degrees_of_freedom = before.degrees_of_freedom + after.degrees_of_freedom;
  if (error <= 0.0 || result.degrees_of_freedom <= 0.0) return result;
  result.interval = estimate::interval(
      {result.difference, error, before.answers + after.answers, result.degrees_of_freedom},
      rules.confidence);
  result.p = estimate::t_p_value(result.difference / error, result.degrees_of_freedom);
  if (before.answers < rules.least_tested || after.answers < rules.least_tested) return result;

  result.direction = *result.p >= 1.0 - rules.confidence ? Direction::NotShown
                     : result.difference > 0.0           ? Direction::Rose
                                                         : Direction::Fell;
  return result;
}

std::optional<std::size_t> interviews_to_show(double difference, double sd, const Rules& rules,
                                              double power) {
  if (difference == 0.0) return {};
  estimate::TestPlan test;
  test.waves = {{sd * sd, {}}, {sd * sd, {}}};
  test.confidence = rules.confidence;
  test.student = false;
  return estimate::interviews_for_test(test, difference, power);
}

}  // namespace peil::findings
