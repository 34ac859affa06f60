#pragma once

#include <optional>

#include "peil/estimate/power.h"

namespace peil::estimate {

/// What is expected of one wave before anybody was asked.
struct ExpectedWave {
  double sd = 0.0;                     ///< of one answer; not looked at for a share
  std::optional<double> population{};  ///< persons; nothing when it is large
};

/// A mean or a share that is to be tested, as somebody who plans a wave knows it.
struct PlannedMeasure {
  ExpectedWave after;
  std::optional<ExpectedWave> before{};  ///< nothing: the test is against a fixed value
  std::optional<double> share{};         ///< of a share: what it is before, 0 to 1
  double design_effect = 1.0;
  double held =
      0.0;  ///< interviews of a wave before that was held already; 0: it is to be held too
};

/// The test of that measure when its true difference is `difference`. The variance of a share goes
/// with the share, so with the difference; a wave that was held has the error that its interviews
/// give it, less what a finite population takes off, and is not asked again.
///
/// Units     sd and difference in those of the answer, of a share 0 to 1.
/// Contract  held >= 0, and above 0 only with a wave before.
/// Source    Cochran (1977), Sampling Techniques, 2.6 and 3.2.
TestPlan test_of(const PlannedMeasure& measure, double difference, TestPlan how);

/// Smallest true difference that the test shows with that power and so many interviews in every
/// wave, as an amount above 0: upwards, or downwards, which is another of a share because its error
/// is another there. Nothing when no difference is: of a share up to 0 or 1, of a mean up to a
/// million standard deviations.
std::optional<double> smallest_difference(const PlannedMeasure& measure, bool upwards,
                                          const TestPlan& how, double interviews, double power);

}  // namespace peil::estimate
