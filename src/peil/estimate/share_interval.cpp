#include "peil/estimate/share_interval.h"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <cmath>
#include <limits>

#include "peil/estimate/student.h"

namespace peil::estimate {
namespace {

// Rounding leaves a share of 1 within this of it.
constexpr double rounding = 1e-12;

// With more successes (and failures) than this the beta curve is the normal one to nine digits, and
// its quantiles take ever longer to find, in the end without success.
constexpr double many = 1e10;

bool has_error(const Estimate& share) {
  return share.standard_error && share.degrees_of_freedom > 0.0;
}

double beta_quantile(double at, double successes, double failures) {
  return boost::math::quantile(boost::math::beta_distribution<>(successes, failures), at);
}

// t(n - 1) / t(df)
double degrees_ratio(const Estimate& share, double confidence) {
  const double tail = (1.0 - confidence) / 2.0;
  return t_quantile(tail, static_cast<double>(share.answers) - 1.0) /
         t_quantile(tail, share.degrees_of_freedom);
}

std::optional<Interval> beta_interval(const Estimate& share, double confidence, double most) {
  if (!has_error(share) || without_spread(share) || share.answers < 2) return {};
  const double p = share.value, se = *share.standard_error;
  const double tail = (1.0 - confidence) / 2.0;
  const double ratio = degrees_ratio(share, confidence);
  const double trials = std::min(most, p * (1.0 - p) / (se * se) * ratio * ratio);
  if (!(trials * std::min(p, 1.0 - p) < many)) {  // also when the error is 0
    const double reach = normal_quantile(1.0 - tail) * se / ratio;
    return Interval{p - reach, p + reach};
  }
  return Interval{beta_quantile(tail, trials * p, trials * (1.0 - p) + 1.0),
                  beta_quantile(1.0 - tail, trials * p + 1.0, trials * (1.0 - p))};
}

// Answers of a share of 0 or 1 that are independent of each other.
double trials_of_none(const Estimate& share) {
  if (share.alike > 0.0) return share.alike;
  return std::min(share.degrees_of_freedom, static_cast<double>(share.answers));
}

}  // namespace

bool without_spread(const Estimate& share) {
  return share.value <= rounding || share.value >= 1.0 - rounding;
}

std::optional<Interval> logit_interval(const Estimate& share, double confidence) {
  const double p = share.value;
  if (!has_error(share) || without_spread(share)) return {};
  const double centre = std::log(p / (1.0 - p));
  const double reach = t_quantile(0.5 + confidence / 2.0, share.degrees_of_freedom) *
                       *share.standard_error / (p * (1.0 - p));
  const auto back = [](double logit) { return 1.0 / (1.0 + std::exp(-logit)); };
  return Interval{back(centre - reach), back(centre + reach)};
}

std::optional<double> effective_answers(const Estimate& share) {
  if (!has_error(share) || without_spread(share) || !(*share.standard_error > 0.0)) return {};
  return share.value * (1.0 - share.value) / (*share.standard_error * *share.standard_error);
}

std::optional<double> korn_graubard_answers(const Estimate& share, double confidence) {
  const auto effective = effective_answers(share);
  if (!effective || share.answers < 2) return {};
  const double ratio = degrees_ratio(share, confidence);
  return *effective * ratio * ratio;
}

std::optional<Interval> wilson_interval(const Estimate& share, double confidence) {
  const auto effective = effective_answers(share);
  if (!effective) return {};
  const double p = share.value, n = *effective;
  const double t = t_quantile(0.5 + confidence / 2.0, share.degrees_of_freedom);
  const double reach = t / (2.0 * n) * std::sqrt(4.0 * n * p * (1.0 - p) + t * t);
  const double centre = p + t * t / (2.0 * n), scale = 1.0 + t * t / n;
  return Interval{(centre - reach) / scale, (centre + reach) / scale};
}

std::optional<Interval> beta_interval(const Estimate& share, double confidence) {
  return beta_interval(share, confidence, std::numeric_limits<double>::infinity());
}

std::optional<Interval> capped_beta_interval(const Estimate& share, double confidence) {
  return beta_interval(share, confidence, static_cast<double>(share.answers));
}

Interval bound_of_none(const Estimate& share, double trials, double confidence) {
  const double bound = 1.0 - std::pow((1.0 - confidence) / 2.0, 1.0 / trials);
  return share.value < 0.5 ? Interval{0.0, bound} : Interval{1.0 - bound, 1.0};
}

std::optional<Interval> exact_bound(const Estimate& share, double confidence) {
  if (!has_error(share) || !without_spread(share)) return {};
  return bound_of_none(share, trials_of_none(share), confidence);
}

double capped_answers(const Estimate& share, double confidence) {
  if (!has_error(share)) return 0.0;
  if (without_spread(share)) return trials_of_none(share);
  const auto answers = static_cast<double>(share.answers);
  return std::min(korn_graubard_answers(share, confidence).value_or(answers), answers);
}

std::optional<Interval> interval_of(const Estimate& share, ShareInterval kind, double confidence) {
  if (kind == ShareInterval::Wald)
    return without_spread(share) ? std::nullopt : interval(share, confidence);
  if (without_spread(share)) return exact_bound(share, confidence);
  switch (kind) {
    case ShareInterval::Beta:
      return beta_interval(share, confidence);
    case ShareInterval::CappedBeta:
      return capped_beta_interval(share, confidence);
    case ShareInterval::Wilson:
      return wilson_interval(share, confidence);
    case ShareInterval::Wald:
    case ShareInterval::Logit:
      break;
  }
  return logit_interval(share, confidence);
}

std::optional<Interval> share_interval(const Estimate& share, double confidence) {
  return interval_of(share, ShareInterval::Logit, confidence);
}

}  // namespace peil::estimate
