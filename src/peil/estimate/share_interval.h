#pragma once

#include <cstdint>
#include <optional>

#include "peil/model/estimate.h"

namespace peil::estimate {

/// Interval of a share by Wald's method on the logit scale, back on the scale of shares, so that
/// it stays between 0 and 1. Nothing where the logit has no error: a share of 0 or 1.
/// Source  Korn & Graubard (1999), Analysis of Health Surveys, section 3.2.
std::optional<Interval> logit_interval(const Estimate& share, double confidence);

/// Interval of a share by Clopper & Pearson with the effective number of answers for trials:
/// p (1 - p) / se^2, times (t(n - 1) / t(df))^2 for the degrees of freedom that the design leaves.
/// The share itself when its error is 0. Nothing for a share of 0 or 1.
/// Source  Korn & Graubard (1998), Survey Methodology 24(2), 193-201.
std::optional<Interval> beta_interval(const Estimate& share, double confidence);

/// The share is 0 or 1: its answers show no spread to judge by.
bool without_spread(const Estimate& share);

/// Interval of a share of 0 or 1: the exact binomial bound (Clopper & Pearson 1934) with as many
/// trials as answers are independent of each other (Estimate::alike), since answers of one PSU may
/// all be the same; where that is not known, as the share has degrees of freedom, at most its
/// answers. docs/methods/share.md.
std::optional<Interval> exact_bound(const Estimate& share, double confidence);

enum class ShareInterval : std::uint8_t { Wald, Logit, Beta };

/// Interval of one kind. For a share of 0 or 1 exact_bound, but for Wald: nothing, which is honest
/// where Wald's own formula gives a point. Nothing without an error or degrees of freedom.
std::optional<Interval> interval_of(const Estimate& share, ShareInterval kind, double confidence);

/// The interval that a share is published with: Logit.
std::optional<Interval> share_interval(const Estimate& share, double confidence);

}  // namespace peil::estimate
