#include "peil/findings/next_allocation.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/estimate/student.h"
#include "peil/sampling/allocation.h"
#include "peil/sampling/sample_size.h"

namespace peil::findings {
namespace {

constexpr std::size_t least_of_stratum = 2;  // one has no variance
constexpr double power_of_none = 0.5;        // of a plan that does not say another

class Allocating {
 public:
  Allocating(const Sources& sources, const NextWave& next, const Prices& prices, Allocation rule,
             std::span<const StratumCount> drawn)
      : study_(sources.study),
        wave_(*sources.wave(next.from)),
        plan_(sources.study.plan(next.from)),
        next_(next),
        prices_(prices),
        rule_(rule),
        drawn_(drawn),
        reach_(estimate::normal_quantile(0.5 + next.confidence / 2.0)) {
    expects(rule != Allocation::Given, "next_allocations: a rule");
  }

  GroupAllocation of(const GroupNeeds& needs) const {
    GroupAllocation result;
    result.group = needs.group;
    result.interviews = needs.interviews;
    result.why = !needs.margin_now ? NotShared::NotShown
                 : needs.beyond    ? NotShared::NoNumber
                                   : NotShared::No;
    if (result.why != NotShared::No) return result;
    result.why = take_strata(result, needs);
    if (result.why == NotShared::No) result.why = share_out(result);
    if (result.why == NotShared::No)
      tell(result);
    else
      result.strata.clear();
    return result;
  }

 private:
  // Which part of a stratum's name is the customer group.
  std::optional<std::size_t> place_of_group() const {
    if (plan_ == nullptr) return {};
    const auto at = std::ranges::find(plan_->strata, plan_->group);
    if (at == plan_->strata.end()) return {};
    return static_cast<std::size_t>(at - plan_->strata.begin());
  }

  NotShared take_strata(GroupAllocation& result, const GroupNeeds& whole) const {
    const auto add = [&](const std::string& stratum, const std::string& group, std::size_t people,
                         std::size_t drawn) {
      const CustomerGroup* of = study_.customer_group(group);
      if (of == nullptr || of->reporting_group != whole.group) return;
      result.strata.push_back(known(stratum, group, people, drawn, whole));
    };
    if (drawn_.empty()) {
      for (const GroupResponse& g : wave_.response) add(g.group, g.group, g.frame, g.drawn);
    } else {
      const auto place = place_of_group();
      if (!place) return NotShared::Across;
      for (const StratumCount& s : drawn_) {
        const auto parts = split(s.name, '/');
        if (*place < parts.size()) add(s.name, std::string(parts[*place]), s.frame, s.sample);
      }
    }
    std::erase_if(result.strata,
                  [](const StratumShare& s) { return s.people == 0 && s.drawn == 0; });
    const bool known = !result.strata.empty() &&
                       std::ranges::none_of(result.strata, [](auto& s) { return s.people == 0; });
    return known ? NotShared::No : NotShared::NotDrawn;
  }

  StratumShare known(const std::string& stratum, const std::string& group, std::size_t people,
                     std::size_t drawn, const GroupNeeds& whole) const {
    StratumShare share;
    share.stratum = stratum, share.group = group;
    share.people = people, share.drawn = drawn;
    const auto own = std::ranges::find_if(
        next_.groups, [&](const GroupNeeds& g) { return g.group == group && !g.part_of.empty(); });
    const GroupNeeds& of = own == next_.groups.end() ? whole : *own;  // alone, it is the whole
    share.sd_of_whole = !of.sd;
    share.sd = of.sd.value_or(whole.sd.value_or(0.0));
    if (of.response && *of.response > 0.0) share.response = of.response;
    return share;
  }

  // Of one interview, with the invitations that it takes.
  std::optional<double> price(const StratumShare& s) const {
    if (prices_.none() || (prices_.invitation && !s.response)) return {};
    return prices_.interview.value_or(0.0) +
           (prices_.invitation ? *prices_.invitation / *s.response : 0.0);
  }

  double measure(const StratumShare& s, bool with_prices) const {
    const auto people = static_cast<double>(s.people);
    if (rule_ == Allocation::Proportional) return people;
    if (rule_ == Allocation::Equal) return 1.0;
    if (rule_ == Allocation::Power) {
      const bool own = plan_ != nullptr && plan_->allocation == Allocation::Power;
      return std::pow(people, own ? plan_->power : power_of_none);
    }
    return people * s.sd / (with_prices ? std::sqrt(*price(s)) : 1.0);
  }

  // Every rule is one in proportion to a size, which sampling shares out within bounds.
  Result<std::vector<std::size_t>> in_proportion(const GroupAllocation& to,
                                                 const std::vector<double>& size) const {
    std::vector<sampling::KnownStratum> strata;
    for (std::size_t i = 0; i < size.size(); ++i) {
      const StratumShare& s = to.strata[i];
      const double answering = std::floor(static_cast<double>(s.people) * s.response.value_or(1.0));
      strata.push_back(
          {s.stratum, std::max(static_cast<std::size_t>(answering), std::size_t{1}), size[i], 0.0});
    }
    sampling::AllocationRule rule{Allocation::Power, to.interviews, 0, {}, 1.0};
    rule.least = std::min(least_of_stratum, to.interviews / strata.size());
    return sampling::allocated(rule, strata, next_.from);
  }

  NotShared share_out(GroupAllocation& result) const {
    result.with_prices =
        rule_ == Allocation::Neyman &&
        std::ranges::all_of(result.strata, [&](auto& s) { return price(s).has_value(); });
    std::vector<double> size, now;
    for (const StratumShare& s : result.strata) {
      size.push_back(measure(s, result.with_prices));
      now.push_back(static_cast<double>(s.drawn) * s.response.value_or(1.0));
    }
    const auto sizes = in_proportion(result, size);
    if (!sizes.ok())
      return sizes.problems().front().code == "sample.no-spread" ? NotShared::NoSpread
                                                                 : NotShared::TooFew;
    const auto as_now = in_proportion(result, now);
    for (std::size_t i = 0; i < result.strata.size(); ++i) {
      result.strata[i].interviews = sizes.value()[i];
      if (as_now.ok()) result.strata[i].as_now = as_now.value()[i];
    }
    return NotShared::No;
  }

  // Error of the mean of those strata by the spread within them; nothing on fewer than are shown.
  template <class Fits>
  std::optional<double> error(const GroupAllocation& of, std::size_t StratumShare::* size,
                              const Fits& fits) const {
    std::vector<sampling::KnownStratum> strata;
    std::vector<std::size_t> sizes;
    std::size_t all = 0;
    for (const StratumShare& s : of.strata) {
      if (!fits(s)) continue;
      strata.push_back({s.stratum, s.people, 0.0, s.sd});
      sizes.push_back(s.*size);
      all += s.*size;
    }
    if (strata.empty() || all < study_.rules.least_shown) return {};
    return sampling::anticipated_error(strata, sizes);
  }

  // Half of the interval of so many shared out as now: what the size of the wave is told by, with
  // the design effect that weights have.
  template <class Fits>
  std::optional<double> margin_as_now(const GroupAllocation& of, double sd,
                                      const Fits& fits) const {
    double n = 0.0, people = 0.0;
    for (const StratumShare& s : of.strata) {
      if (!fits(s)) continue;
      n += static_cast<double>(s.as_now);
      people += static_cast<double>(s.people);
    }
    if (n < static_cast<double>(study_.rules.least_shown)) return {};
    return sampling::margin_of_interviews(sd * sd, n, reach_, people);
  }

  // Under the allocation it changes as the errors by the spread within strata do. Those alone would
  // count the design effect of unequal weights twice.
  template <class Fits>
  std::optional<double> margin(const GroupAllocation& of, double sd, const Fits& fits) const {
    const auto known = margin_as_now(of, sd, fits);
    const auto then = error(of, &StratumShare::interviews, fits);
    const auto now = error(of, &StratumShare::as_now, fits);
    if (!known || !then || !now || *now == 0.0) return {};
    return *known * *then / *now;
  }

  // Of one answer in a reporting group, the design effect of this wave included.
  double spread_of(const std::string& reporting_group) const {
    const auto needs = std::ranges::find_if(next_.groups, [&](const GroupNeeds& g) {
      return g.group == reporting_group && g.part_of.empty();
    });
    return needs->sd.value_or(0.0);
  }

  void tell(GroupAllocation& result) const {
    result.invitations = 0, result.cost = 0.0;
    for (StratumShare& s : result.strata) {
      if (s.response)
        s.invitations = std::min(
            s.people, sampling::whole_interviews(static_cast<double>(s.interviews) / *s.response));
      if (!prices_.none() && (s.invitations || !prices_.invitation))
        s.cost = prices_.interview.value_or(0.0) * static_cast<double>(s.interviews) +
                 prices_.invitation.value_or(0.0) * static_cast<double>(s.invitations.value_or(0));
      if (result.invitations && s.invitations)
        *result.invitations += *s.invitations;
      else
        result.invitations.reset();
      if (result.cost && s.cost)
        *result.cost += *s.cost;
      else
        result.cost.reset();
    }
    const auto everybody = [](const StratumShare&) { return true; };
    const double sd = spread_of(result.group);
    result.margin = margin(result, sd, everybody);
    result.margin_as_now = margin_as_now(result, sd, everybody);
    for (const CustomerGroup& g : study_.customer_groups) {
      if (g.reporting_group == result.group) add_group(result, g.name);
    }
  }

  void add_group(GroupAllocation& result, const std::string& name) const {
    const auto of_group = [&](const StratumShare& s) { return s.group == name; };
    if (std::ranges::none_of(result.strata, of_group)) return;
    ShareOfGroup share;
    share.group = name;
    for (const StratumShare& s : result.strata) share.interviews += of_group(s) ? s.interviews : 0;
    const double sd = std::ranges::find_if(result.strata, of_group)->sd;  // one for all of a group
    share.margin = margin(result, sd, of_group);
    share.margin_as_now = margin_as_now(result, sd, of_group);
    result.groups.push_back(std::move(share));
  }

  const Study& study_;
  const WaveResults& wave_;
  const Plan* plan_;
  const NextWave& next_;
  const Prices& prices_;
  Allocation rule_;
  std::span<const StratumCount> drawn_;
  double reach_;
};

}  // namespace

std::vector<GroupAllocation> next_allocations(const Sources& sources, const NextWave& next,
                                              const Prices& prices, Allocation rule,
                                              std::span<const StratumCount> drawn) {
  const Allocating allocating(sources, next, prices, rule, drawn);
  std::vector<GroupAllocation> all;
  for (const GroupNeeds& needs : next.groups) {
    if (needs.part_of.empty()) all.push_back(allocating.of(needs));
  }
  return all;
}

}  // namespace peil::findings
