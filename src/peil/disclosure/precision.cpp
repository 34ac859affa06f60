#include "peil/disclosure/precision.h"

#include <algorithm>

#include "peil/estimate/share_interval.h"
#include "peil/estimate/student.h"

namespace peil::disclosure {
namespace {

constexpr double always_narrow = 0.05;  // NCHS: whatever the share is
constexpr double marks_length = 9.0;    // from 1 to 10
constexpr double score_length = 200.0;  // from -100 to 100

using Miss = PrecisionStandard::Miss;

double width(const Interval& interval) { return interval.high - interval.low; }

Precision of_share(const Estimate& share, const Rules& rules) {
  const PrecisionStandard& standard = rules.precision;
  if (estimate::capped_answers(share, rules.confidence) < standard.least_effective)
    return Precision::FewEffective;
  const auto interval =
      estimate::interval_of(share, estimate::ShareInterval::CappedBeta, rules.confidence);
  if (!interval) return Precision::TooWide;
  const double wide = width(*interval);
  if (wide <= always_narrow) return Precision::Met;
  if (wide >= standard.widest_share) return Precision::TooWide;
  // The same of those who are not in the share: a share of 97% is as hard to know as one of 3%.
  const double smaller = std::min(share.value, 1.0 - share.value);
  return wide > standard.widest_relative * smaller ? Precision::RelativelyWide : Precision::Met;
}

Precision of_score(const Estimate& score, const Rules& rules) {
  const PrecisionStandard& standard = rules.precision;
  if (static_cast<double>(score.answers) < standard.least_effective) return Precision::FewEffective;
  const auto interval = estimate::interval(score, rules.confidence);
  return !interval || width(*interval) / score_length >= standard.widest_share ? Precision::TooWide
                                                                               : Precision::Met;
}

Precision of_mean(const Estimate& mean, const Scale& scale, const Rules& rules) {
  const auto interval = estimate::interval(mean, rules.confidence);
  const double in_marks = marks_length / static_cast<double>(scale.to - scale.from);
  return !interval || width(*interval) * in_marks > rules.precision.widest_mean ? Precision::TooWide
                                                                                : Precision::Met;
}

bool is_score(const FigureName& name) { return name.statistic == "nps"; }

}  // namespace

std::string_view word_of(Precision precision) {
  switch (precision) {
    case Precision::Met:
      return "met";
    case Precision::FewEffective:
      return "few-effective";
    case Precision::TooWide:
      return "too-wide";
    case Precision::RelativelyWide:
      return "relatively-wide";
    case Precision::NotJudged:
      break;
  }
  return "";
}

Miss on_miss(const FigureName& name, const PrecisionStandard& standard) {
  return name.is_share() || is_score(name) ? standard.shares : standard.means;
}

Precision precision_of(const FigureName& name, const Estimate& estimate,
                       const std::optional<Scale>& scale, const Rules& rules) {
  if (on_miss(name, rules.precision) == Miss::Nothing) return Precision::NotJudged;
  if (name.is_share()) return of_share(estimate, rules);
  if (is_score(name)) return of_score(estimate, rules);
  return scale ? of_mean(estimate, *scale, rules) : Precision::NotJudged;
}

}  // namespace peil::disclosure
