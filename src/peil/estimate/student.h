#pragma once

#include <optional>

#include "peil/model/estimate.h"

namespace peil::estimate {

/// Quantile of Student's t at `share` (0 to 1) with `degrees` of freedom above 0.
double t_quantile(double share, double degrees);

/// Two-sided p-value of a t statistic.
double t_p_value(double t, double degrees);

/// Probability that Student's t is above `t`: the p-value of a one-sided test.
double t_upper_tail(double t, double degrees);

/// Quantile of the standard normal.
double normal_quantile(double share);

/// Interval value +- t(df) * se at `confidence`; nothing without an error or degrees of freedom.
std::optional<Interval> interval(const Estimate& estimate, double confidence);

}  // namespace peil::estimate
