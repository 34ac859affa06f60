#include "peil/estimate/equivalence.h"

#include <algorithm>
#include <cmath>

#include "peil/base/contract.h"
#include "peil/estimate/student.h"

namespace peil::estimate {

MarginPlace place(const Interval& difference, double margin) {
  constexpr double hair = 1e-9;  // binary dust of printed tenths
  if (difference.low > margin - hair || difference.high < -margin + hair)
    return MarginPlace::Outside;
  if (difference.low < -margin - hair || difference.high > margin + hair) return MarginPlace::Open;
  return MarginPlace::Inside;
}

Equivalence equivalence(const Estimate& difference, double margin, double confidence) {
  expects(margin > 0.0, "equivalence: a margin above 0");
  expects(confidence > 0.5 && confidence < 1.0, "equivalence: confidence from 0.5 to 1");
  Equivalence result;
  if (!difference.standard_error || difference.degrees_of_freedom <= 0.0) return result;
  const double error = *difference.standard_error;
  if (error <= 0.0) {
    result.equivalent = std::abs(difference.value) < margin;
    return result;
  }
  result.interval = interval(difference, 2.0 * confidence - 1.0);
  const double degrees = difference.degrees_of_freedom;
  result.p = std::max(t_upper_tail((margin + difference.value) / error, degrees),
                      t_upper_tail((margin - difference.value) / error, degrees));
  result.equivalent = *result.p < 1.0 - confidence;
  return result;
}

}  // namespace peil::estimate
