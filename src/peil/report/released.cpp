#include "peil/report/released.h"

#include <set>
#include <utility>
#include <vector>

#include "peil/base/contract.h"
#include "peil/disclosure/gate.h"

namespace peil::report {

bool is_shown_statistic(std::string_view statistic) {
  return statistic == "mean" || statistic == "low" || statistic == "high" ||
         statistic.starts_with("share:");
}

Released::Released(const Study& study, std::span<const WaveResults> waves) {
  for (const WaveResults& results : waves) {
    release(results, study.rules);
    std::set<std::pair<std::string, std::string>> sums;
    for (const auto& [name, estimate] : results.estimates) {
      if (is_shown_statistic(name.statistic)) sums.emplace(name.measure, name.statistic);
    }
    for (const auto& [measure, statistic] : sums) protect(study, results, measure, statistic);
  }
}

void Released::release(const WaveResults& results, const Rules& rules) {
  const disclosure::Gate gate(rules);
  for (const auto& [name, estimate] : results.estimates) {
    if (!is_shown_statistic(name.statistic)) continue;
    if (!results.weighting.converged) {
      held_.emplace(name, Held::NotConverged);
    } else if (const auto figure = gate.release(results, name)) {
      figures_.emplace(name, *figure);
    } else {
      held_.emplace(name, estimate.answers == 0                  ? Held::NoAnswers
                          : estimate.answers < rules.least_shown ? Held::TooFew
                                                                 : Held::NoError);
    }
  }
}

void Released::protect(const Study& study, const WaveResults& results, std::string_view measure,
                       std::string_view statistic) {
  for (const ReportingGroup& whole : study.reporting_groups) {
    const auto named = [&](const std::string& domain) {
      return FigureName{results.wave, domain, std::string(measure), std::string(statistic)};
    };
    if (!figure(named(whole.name))) continue;
    for (;;) {
      std::size_t groups = 0, answers = 0;
      bool too_few = false;
      const FigureName* smallest = nullptr;
      for (const CustomerGroup& part : study.customer_groups) {
        if (part.reporting_group != whole.name) continue;
        const auto found = results.estimates.find(named(part.name));
        if (found == results.estimates.end() || found->second.answers == 0) continue;
        if (figures_.contains(found->first)) {
          if (!smallest || found->second.answers < results.estimates.at(*smallest).answers) {
            smallest = &found->first;
          }
          continue;
        }
        ++groups;
        answers += found->second.answers;
        too_few = too_few || held_.at(found->first) == Held::TooFew;
      }
      if (!too_few || !smallest || (groups > 1 && answers >= study.rules.least_shown)) break;
      figures_.erase(*smallest);
      held_.emplace(*smallest, Held::Protecting);
    }
  }
}

const Figure* Released::figure(const FigureName& name) const {
  const auto found = figures_.find(name);
  return found == figures_.end() ? nullptr : &found->second;
}

Held Released::why(const FigureName& name) const {
  expects(!figures_.contains(name), "Released: a figure that is not shown");
  const auto found = held_.find(name);
  return found == held_.end() ? Held::NoData : found->second;
}

}  // namespace peil::report
