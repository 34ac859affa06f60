#pragma once

#include <cstdint>
#include <optional>

#include "peil/model/estimate.h"

namespace peil::estimate {

/// Interval of a share by Wald's method on the logit scale, back on the scale of shares, so that
/// it stays between 0 and 1. Nothing where the logit has no error: a share of 0 or 1.
/// Source  Korn & Graubard (1999), Analysis of Health Surveys, section 3.2.
std::optional<Interval> logit_interval(const Estimate& share, double confidence);

/// Answers of a simple random sample that would know the share as well: p (1 - p) / se^2. Nothing
/// for a share of 0 or 1, or without an error above 0.
std::optional<double> effective_answers(const Estimate& share);

/// The trials of beta_interval: effective_answers times (t(n - 1) / t(df))^2.
/// Source  Korn & Graubard (1998)
std::optional<double> korn_graubard_answers(const Estimate& share, double confidence);

/// Interval of a share by Wilson's score with effective_answers and t(df), without a factor for the
/// degrees of freedom. Nothing for a share of 0 or 1.
/// Source  Wilson (1927), JASA 22, 209-212; Franco, Little, Louis & Slud (2019), Journal of Survey
///         Statistics and Methodology 7, 334-364.
std::optional<Interval> wilson_interval(const Estimate& share, double confidence);

/// beta_interval with no more trials than there are answers, as it is held against a standard of
/// precision.
/// Source  Parker et al. (2017), National Center for Health Statistics Data Presentation Standards
///         for Proportions, Vital and Health Statistics 2(175).
std::optional<Interval> capped_beta_interval(const Estimate& share, double confidence);

/// The answers that a share may count on where it is held against a standard of precision: the
/// trials of capped_beta_interval; of a share of 0 or 1 those of exact_bound; of one with error 0
/// all its answers. 0 without an error or degrees of freedom.
double capped_answers(const Estimate& share, double confidence);

/// Clopper & Pearson's bound for none (or all) of `trials` answers: of a share of 0 or 1.
Interval bound_of_none(const Estimate& share, double trials, double confidence);

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

enum class ShareInterval : std::uint8_t { Wald, Logit, Beta, CappedBeta, Wilson };

/// Interval of one kind. For a share of 0 or 1 exact_bound, but for Wald: nothing, which is honest
/// where Wald's own formula gives a point. Nothing without an error or degrees of freedom.
std::optional<Interval> interval_of(const Estimate& share, ShareInterval kind, double confidence);

/// The interval that a share is published with: Logit.
std::optional<Interval> share_interval(const Estimate& share, double confidence);

}  // namespace peil::estimate
