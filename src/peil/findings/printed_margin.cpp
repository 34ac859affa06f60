#include "peil/findings/printed_margin.h"

#include <algorithm>
#include <cmath>

#include "peil/base/contract.h"
#include "peil/estimate/student.h"

namespace peil::findings {
namespace {

double quantile(double confidence) { return estimate::normal_quantile(0.5 + confidence / 2.0); }

}  // namespace

int decimals_of(double margin, int least) {
  int decimals = least;
  for (double tens = std::pow(10.0, least);
       decimals < 3 && std::abs(margin * tens - std::round(margin * tens)) > 1e-6; tens *= 10.0)
    ++decimals;
  return decimals;
}

double standard_error(const PrintedMargin& margin, const Rules& rules) {
  const double largest =
      margin.half + 0.5 * std::pow(10.0, -decimals_of(margin.half, margin.least_decimals));
  return largest / quantile(margin.confidence.value_or(rules.confidence));
}

Interval interval_of(const PublishedMark& mark, const Study& study) {
  expects(mark.margin.has_value(), "interval_of: a mark with a margin");
  const Scale scale = scale_of(study.form(mark.wave), mark.measure).value_or(Scale{});
  const double middle = mark.mark.tenths() / 10.0;
  const double reach = mark.margin->half * quantile(study.rules.confidence) /
                       quantile(mark.margin->confidence.value_or(study.rules.confidence));
  return {std::max(middle - reach, static_cast<double>(scale.from)),
          std::min(middle + reach, static_cast<double>(scale.to))};
}

std::optional<Interval> interval_of(const Evidence& e, const Rules& rules) {
  const double unit = in_print_units(e);
  if (e.figure) return Interval{e.figure->interval().low * unit, e.figure->interval().high * unit};
  if (!e.known() || (!e.margin && (!e.variance || e.sd_assumed))) return {};
  const double half =
      e.margin ? e.margin->half : quantile(rules.confidence) * std::sqrt(*e.variance) * unit;
  const double middle = (e.mark.low + e.mark.high) / 2.0 * unit;
  return Interval{middle - half, middle + half};
}

double on_scale(double end, const Evidence& e, const Study& study) {
  if (e.statistic == "nps") return std::clamp(end, -100.0, 100.0);
  if (is_percent(e)) return std::clamp(end, 0.0, 1.0);
  const auto scale = scale_of(study.form(e.wave), e.measure);
  return scale ? std::clamp<double>(end, scale->from, scale->to) : end;
}

std::optional<Interval> printed_interval_of(const Evidence& e, const Study& study) {
  const auto known = interval_of(e, study.rules);
  if (!known) return {};
  const double unit = in_print_units(e);
  return Interval{on_scale(known->low / unit, e, study) * unit,
                  on_scale(known->high / unit, e, study) * unit};
}

}  // namespace peil::findings
