#include "peil/findings/next_wave.h"

#include <algorithm>
#include <cmath>

#include "peil/base/contract.h"
#include "peil/estimate/power.h"
#include "peil/estimate/student.h"
#include "peil/findings/families.h"
#include "peil/findings/response_rates.h"
#include "peil/sampling/sample_size.h"

namespace peil::findings {
namespace {

class Sizing {
 public:
  Sizing(const Sources& sources, const Wish& wish)
      : sources_(sources), study_(sources.study), wish_(wish) {
    for (const Wave& w : study_.waves) {
      if (sources.wave(w.name) != nullptr) wave_ = sources.wave(w.name);
    }
    expects(wave_ != nullptr, "next_wave: a wave with results");
    expects(wish.margin.has_value() != wish.change.has_value(), "next_wave: a margin or a change");
  }

  NextWave all() const {
    NextWave next{wave_->wave, study_.rules.confidence, study_.reporting_groups.size(), {}};
    for (const ReportingGroup& g : study_.reporting_groups)
      next.groups.push_back(needs(g.name, "", study_.reporting_groups.size()));
    for (const CustomerGroup& g : study_.customer_groups) {
      if (!is_alone(g, study_))
        next.groups.push_back(needs(g.name, g.reporting_group, study_.customer_groups.size()));
    }
    return next;
  }

 private:
  GroupNeeds needs(const std::string& group, const std::string& part_of,
                   std::size_t together) const {
    GroupNeeds result;
    result.group = group;
    result.part_of = part_of;
    const Evidence now = evidence(sources_, {wave_->wave, group, study_.overall, "mean"});
    result.people = now.people;
    result.response = response_of(*wave_, study_, group).share;
    if (!now.figure) return result;
    result.held = now.answers;
    result.margin_now = (now.figure->interval().high - now.figure->interval().low) / 2.0;
    size(result, now, together);
    if (result.response && *result.response > 0.0) result.invitations = invitations(result);
    return result;
  }

  // Nobody is asked twice.
  static std::size_t invitations(const GroupNeeds& needs) {
    const auto drawn =
        sampling::whole_interviews(static_cast<double>(needs.interviews) / *needs.response);
    return needs.people > 0 ? std::min(drawn, needs.people) : drawn;
  }

  // The variance of one answer, design effect included; without what a sample of a large part of
  // the people had less of it.
  double variance_of_one(const Evidence& now) const {
    const double answers = static_cast<double>(now.answers);
    const double spread = *now.variance * answers;
    const Plan* plan = study_.plan(wave_->wave);
    const bool corrected = plan != nullptr && plan->fpc && now.people > now.answers;
    return corrected ? spread / (1.0 - answers / static_cast<double>(now.people)) : spread;
  }

  void size(GroupNeeds& result, const Evidence& now, std::size_t together) const {
    const double variance = variance_of_one(now);
    if (variance > 0.0) result.sd = std::sqrt(variance);
    const auto population =
        now.people > 0 ? std::optional(static_cast<double>(now.people)) : std::optional<double>{};
    if (variance <= 0.0) {  // everybody took part: nothing is left to chance
      result.interviews = now.answers;
      return;
    }
    std::optional<std::size_t> found;
    if (wish_.margin) {
      const double z = estimate::normal_quantile(0.5 + study_.rules.confidence / 2.0);
      found = sampling::whole_interviews(
          sampling::interviews_for_margin(variance, *wish_.margin, z, population));
    } else {
      estimate::TestPlan test;
      test.waves = {{variance, population}};
      test.known_variance = *now.variance;
      test.known_degrees = now.degrees_of_freedom;
      test.confidence = 1.0 - (1.0 - study_.rules.confidence) / static_cast<double>(together);
      found = estimate::interviews_for_test(test, *wish_.change, wish_.power);
    }
    result.beyond = !found;
    result.interviews = found.value_or(now.people);
    // A mark on fewer is not tested, or not shown.
    const std::size_t least = wish_.change ? study_.rules.least_tested : study_.rules.least_shown;
    result.interviews = std::max(result.interviews, least);
    if (now.people > 0) result.interviews = std::min(result.interviews, now.people);
  }

  const Sources& sources_;
  const Study& study_;
  const Wish& wish_;
  const WaveResults* wave_ = nullptr;
};

}  // namespace

std::optional<double> Prices::of(const GroupNeeds& needs) const {
  if (none() || needs.beyond || !needs.margin_now) return {};
  if (invitation && !needs.invitations) return {};
  return interview.value_or(0.0) * static_cast<double>(needs.interviews) +
         invitation.value_or(0.0) * static_cast<double>(needs.invitations.value_or(0));
}

NextWave next_wave(const Sources& sources, const Wish& wish) { return Sizing(sources, wish).all(); }

}  // namespace peil::findings
