#pragma once

#include <optional>

#include "peil/model/estimate.h"

namespace peil::estimate {

/// Interval of a share by Wald's method on the logit scale, back on the scale of shares, so that
/// it stays between 0 and 1. Nothing where the logit has no error: a share of 0 or 1.
/// Source  Korn & Graubard (1999), Analysis of Health Surveys, section 3.2.
std::optional<Interval> logit_interval(const Estimate& share, double confidence);

/// The interval that a share is published with: logit_interval; for a share of 0 or 1 the exact
/// binomial bound (Clopper & Pearson 1934) with as many trials as the share has degrees of
/// freedom, since answers of one PSU may all be the same. docs/methods/share.md.
/// Nothing without an error or degrees of freedom.
std::optional<Interval> share_interval(const Estimate& share, double confidence);

}  // namespace peil::estimate
