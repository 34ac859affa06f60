#include "peil/findings/change.h"

#include <cmath>

#include "peil/estimate/student.h"
#include "peil/estimate/t_value.h"
#include "peil/estimate/wave_difference.h"
#include "peil/model/mark.h"

namespace peil::findings {
namespace {

bool prints_as_mark(double mean) {
  return mean >= PrintedMark::lowest && mean <= PrintedMark::highest;
}

}  // namespace

Change change(const Estimate& before, const Estimate& after, const Rules& rules) {
  return change(before, after, estimate::independent_difference(before, after), rules);
}

Change change(const Estimate& before, const Estimate& after, const Estimate& difference,
              const Rules& rules) {
  Change result;
  result.difference = difference.value;
  result.visible = prints_as_mark(before.value) && prints_as_mark(after.value) &&
                   PrintedMark(before.value) != PrintedMark(after.value);
  if (!difference.standard_error) return result;
  result.standard_error = difference.standard_error;
  result.degrees_of_freedom = difference.degrees_of_freedom;
  const std::optional<estimate::TTest> test = estimate::t_test(difference);
  if (!test) return result;
  result.interval = estimate::interval(difference, rules.confidence);
  result.t = test->t;
  result.p = test->p;
  if (before.answers < rules.least_tested || after.answers < rules.least_tested) return result;

  result.direction = *result.p >= 1.0 - rules.confidence ? Direction::NotShown
                     : result.difference > 0.0           ? Direction::Rose
                                                         : Direction::Fell;
  return result;
}

}  // namespace peil::findings
