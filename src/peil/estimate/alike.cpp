#include "peil/estimate/alike.h"

#include <cmath>

#include "peil/estimate/share_interval.h"
#include "peil/estimate/student.h"

namespace peil::estimate {
namespace {

constexpr double least_p = 1e-12;  // beyond it the quantiles have no digits left
constexpr int halvings = 60;

// Interval of either kind; a share's stays on its scale.
std::optional<Interval> ends(const Scaled& of, double confidence) {
  if (of.estimate.alike > 0.0) return alike_interval(of, confidence);
  if (!of.estimate.standard_error || of.estimate.degrees_of_freedom <= 0.0) return {};
  const bool share = of.scale.low == 0.0 && of.scale.high == 1.0;
  return share ? logit_interval(of.estimate, confidence) : interval(of.estimate, confidence);
}

Interval between(double one, const Interval& of_one, double other, const Interval& of_other) {
  const double difference = one - other;
  return {difference - std::hypot(one - of_one.low, of_other.high - other),
          difference + std::hypot(of_one.high - one, other - of_other.low)};
}

// `at(confidence)` is the interval of the difference; it grows with the confidence.
template <class At>
std::optional<AlikeDifference> with_p(double confidence, const At& at) {
  const std::optional<Interval> asked = at(confidence);
  if (!asked) return {};
  const auto leaves_out = [&](double p) {
    const Interval i = *at(1.0 - p);
    return i.low > 0.0 || i.high < 0.0;
  };
  if (leaves_out(least_p)) return AlikeDifference{*asked, least_p};
  double in = std::log(least_p), out = 0.0;  // logarithms of p; at 1 the interval is a point
  for (int i = 0; i < halvings; ++i) {
    const double middle = (in + out) / 2.0;
    (leaves_out(std::exp(middle)) ? out : in) = middle;
  }
  return AlikeDifference{*asked, std::exp(out)};
}

}  // namespace

std::optional<Interval> alike_interval(const Scaled& mean, double confidence) {
  const Estimate& of = mean.estimate;
  if (!(of.alike > 0.0) || of.degrees_of_freedom <= 0.0) return {};
  const double otherwise = 1.0 - std::pow((1.0 - confidence) / 2.0, 1.0 / of.alike);
  return Interval{of.value - (of.value - mean.scale.low) * otherwise,
                  of.value + (mean.scale.high - of.value) * otherwise};
}

std::optional<AlikeDifference> alike_difference(const Scaled& one, const Scaled& other,
                                                double confidence) {
  if (!(one.estimate.alike > 0.0) && !(other.estimate.alike > 0.0)) return {};
  return with_p(confidence, [&](double at) -> std::optional<Interval> {
    const auto a = ends(one, at), b = ends(other, at);
    if (!a || !b) return {};
    return between(one.estimate.value, *a, other.estimate.value, *b);
  });
}

std::optional<AlikeDifference> alike_against(const Scaled& mean, double benchmark, double error,
                                             double confidence) {
  return with_p(confidence, [&](double at) -> std::optional<Interval> {
    const auto a = alike_interval(mean, at);
    if (!a) return {};
    const double reach = error > 0.0 ? normal_quantile(0.5 + at / 2.0) * error : 0.0;
    return between(mean.estimate.value, *a, benchmark, {benchmark - reach, benchmark + reach});
  });
}

}  // namespace peil::estimate
