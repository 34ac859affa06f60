#include "peil/estimate/share_interval.h"

#include <cmath>

#include "peil/estimate/student.h"

namespace peil::estimate {
namespace {

// Rounding leaves a share of 1 within this of it.
constexpr double rounding = 1e-12;

}  // namespace

std::optional<Interval> logit_interval(const Estimate& share, double confidence) {
  const double p = share.value;
  if (!share.standard_error || share.degrees_of_freedom <= 0.0) return {};
  if (p <= rounding || p >= 1.0 - rounding) return {};
  const double centre = std::log(p / (1.0 - p));
  const double reach = t_quantile(0.5 + confidence / 2.0, share.degrees_of_freedom) *
                       *share.standard_error / (p * (1.0 - p));
  const auto back = [](double logit) { return 1.0 / (1.0 + std::exp(-logit)); };
  return Interval{back(centre - reach), back(centre + reach)};
}

std::optional<Interval> share_interval(const Estimate& share, double confidence) {
  if (const auto logit = logit_interval(share, confidence)) return logit;
  if (!share.standard_error || share.degrees_of_freedom <= 0.0) return {};
  const double outside = (1.0 - confidence) / 2.0;
  const double bound = 1.0 - std::pow(outside, 1.0 / share.degrees_of_freedom);
  return share.value < 0.5 ? Interval{0.0, bound} : Interval{1.0 - bound, 1.0};
}

}  // namespace peil::estimate
