#include "peil/estimate/survival.h"

#include <algorithm>
#include <cmath>

#include "peil/base/contract.h"
#include "peil/base/sum.h"
#include "peil/estimate/student.h"

namespace peil::estimate {
namespace {

// Shares that differ by less are rounding of the same share.
constexpr double same_share = 1e-9;

}  // namespace

SurvivalCurve::SurvivalCurve(std::vector<Duration> cases) : cases_(std::move(cases)) {
  expects(!cases_.empty(), "SurvivalCurve: at least one case");
  std::ranges::sort(cases_, [](const Duration& a, const Duration& b) {
    return a.time != b.time ? a.time < b.time : a.row < b.row;
  });
  lightest_ = heaviest_ = cases_.front().weight;
  for (const Duration& c : cases_) {
    expects(std::isfinite(c.time) && c.time >= 0.0 && c.weight > 0.0,
            "SurvivalCurve: a time of 0 or more and a weight above 0");
    lightest_ = std::min(lightest_, c.weight);
    heaviest_ = std::max(heaviest_, c.weight);
  }
  // From the longest case down, so that those at risk are added up and never taken away.
  Sum at_risk;
  for (std::size_t to = cases_.size(); to > 0;) {
    std::size_t from = to;
    Sum closed;
    while (from > 0 && cases_[from - 1].time == cases_[to - 1].time) {
      --from;
      at_risk.add(cases_[from].weight);
      if (cases_[from].closed) {
        closed.add(cases_[from].weight);
        ++closed_;
      }
    }
    if (closed.value() > 0.0)
      steps_.push_back({cases_[from].time, at_risk.value(), closed.value(), 1.0, 0.0});
    to = from;
  }
  std::ranges::reverse(steps_);
  double survival = 1.0;
  Sum greenwood;
  for (SurvivalStep& step : steps_) {
    const bool all = &step == &steps_.back() && !(longest() > step.time) &&
                     std::ranges::all_of(cases_.rbegin(), cases_.rend(), [&](const Duration& c) {
                       return c.time < step.time || c.closed;
                     });
    const double stay = all ? 0.0 : step.at_risk - step.closed;
    survival *= stay / step.at_risk;
    step.survival = survival;
    if (stay > 0.0) greenwood.add(step.closed / step.at_risk / stay);
    step.greenwood = greenwood.value();
  }
}

std::ptrdiff_t SurvivalCurve::last_step(double t) const {
  return std::ranges::upper_bound(steps_, t, {}, &SurvivalStep::time) - steps_.begin() - 1;
}

double SurvivalCurve::survival(double t) const {
  const auto k = last_step(t);
  return k < 0 ? 1.0 : steps_[static_cast<std::size_t>(k)].survival;
}

bool SurvivalCurve::known_at(double t) const { return t <= longest() || survival(t) <= 0.0; }

std::optional<double> SurvivalCurve::greenwood_error(double t) const {
  const auto k = last_step(t);
  if (k < 0) return 0.0;
  const SurvivalStep& step = steps_[static_cast<std::size_t>(k)];
  if (step.survival <= 0.0) return {};
  // Cases of equal weight count as one each.
  return step.survival * std::sqrt(step.greenwood * heaviest_);
}

std::vector<double> SurvivalCurve::influence(double t) const {
  std::vector<double> result(cases_.size(), 0.0);
  const double share = survival(t);
  std::size_t k = 0;
  for (std::size_t i = 0; i < cases_.size(); ++i) {
    const Duration& c = cases_[i];
    while (k < steps_.size() && steps_[k].time <= std::min(c.time, t)) ++k;
    if (k == 0 || share <= 0.0) continue;
    const SurvivalStep& step = steps_[k - 1];
    double hazard = -step.greenwood;
    if (c.closed && c.time <= t) hazard += 1.0 / (step.at_risk - step.closed);
    result[i] = -share * hazard;
  }
  return result;
}

std::optional<double> SurvivalCurve::robust_error(double t) const {
  if (survival(t) <= 0.0) return {};
  const std::vector<double> each = influence(t);
  Sum sum;
  for (std::size_t i = 0; i < each.size(); ++i) {
    const double part = cases_[i].weight * each[i];
    sum.add(part * part);
  }
  return std::sqrt(sum.value());
}

std::optional<double> SurvivalCurve::quantile(double p) const {
  const double lasting = 1.0 - p;
  for (std::size_t k = 0; k < steps_.size(); ++k) {
    if (steps_[k].survival > lasting + same_share) continue;
    const bool flat = steps_[k].survival > lasting - same_share && k + 1 < steps_.size();
    return flat ? (steps_[k].time + steps_[k + 1].time) / 2.0 : steps_[k].time;
  }
  return {};
}

// Area under the curve from each step to the horizon.
std::vector<double> SurvivalCurve::area_after(double horizon) const {
  std::vector<double> result(steps_.size(), 0.0);
  Sum area;
  double until = horizon;
  for (std::size_t k = steps_.size(); k-- > 0;) {
    if (steps_[k].time >= horizon) continue;
    area.add((until - steps_[k].time) * steps_[k].survival);
    until = steps_[k].time;
    result[k] = area.value();
  }
  return result;
}

std::optional<double> SurvivalCurve::restricted_mean(double horizon) const {
  if (!known_at(horizon)) return {};
  if (steps_.empty() || steps_.front().time >= horizon) return horizon;
  return steps_.front().time + area_after(horizon).front();
}

std::optional<double> SurvivalCurve::restricted_mean_error(double horizon) const {
  if (!known_at(horizon)) return {};
  const std::vector<double> area = area_after(horizon);
  Sum sum;
  for (std::size_t k = 0; k < steps_.size(); ++k) {
    const double stay = steps_[k].at_risk - steps_[k].closed;
    if (area[k] > 0.0) sum.add(area[k] * area[k] * steps_[k].closed / steps_[k].at_risk / stay);
  }
  return std::sqrt(sum.value() * heaviest_);
}

std::vector<double> SurvivalCurve::restricted_mean_influence(double horizon) const {
  const std::vector<double> area = area_after(horizon);
  std::vector<double> result(cases_.size(), 0.0);
  Sum exposed;
  std::size_t k = 0;
  for (std::size_t i = 0; i < cases_.size(); ++i) {
    const Duration& c = cases_[i];
    for (; k < steps_.size() && steps_[k].time <= c.time; ++k) {
      const SurvivalStep& step = steps_[k];
      if (area[k] > 0.0)
        exposed.add(area[k] * step.closed / step.at_risk / (step.at_risk - step.closed));
    }
    result[i] = exposed.value();
    if (c.closed && area[k - 1] > 0.0)
      result[i] -= area[k - 1] / (steps_[k - 1].at_risk - steps_[k - 1].closed);
  }
  return result;
}

std::optional<Interval> survival_interval(double s, double error, SurvivalScale scale,
                                          double confidence) {
  const double z = normal_quantile(0.5 + confidence / 2.0);
  if (scale == SurvivalScale::Plain)
    return Interval{std::max(0.0, s - z * error), std::min(1.0, s + z * error)};
  if (s <= 0.0) return {};
  if (scale == SurvivalScale::Log) {
    const double reach = std::exp(z * error / s);
    return Interval{s / reach, std::min(1.0, s * reach)};
  }
  if (s >= 1.0) return {};
  const double log_s = std::log(s), reach = z * error / (s * log_s);  // below 0
  return Interval{std::exp(log_s * std::exp(-reach)), std::exp(log_s * std::exp(reach))};
}

TimeInterval quantile_interval(const SurvivalCurve& curve, double p, SurvivalScale scale,
                               double confidence) {
  TimeInterval result;
  for (const SurvivalStep& step : curve.steps()) {
    const auto error = curve.greenwood_error(step.time);
    const auto around =
        error ? survival_interval(step.survival, *error, scale, confidence) : std::nullopt;
    if (!around) continue;
    if (!result.low && around->low <= 1.0 - p + same_share) result.low = step.time;
    if (around->high <= 1.0 - p + same_share) {
      result.high = step.time;
      break;
    }
  }
  return result;
}

}  // namespace peil::estimate
