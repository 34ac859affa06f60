#include "peil/disclosure/released.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "peil/base/contract.h"
#include "peil/base/counted.h"
#include "peil/disclosure/precision.h"
#include "peil/disclosure/sums_of_wave.h"
#include "peil/estimate/share_interval.h"
#include "peil/estimate/student.h"
#include "peil/study/plan_entries.h"

namespace peil::disclosure {

bool is_shown_statistic(std::string_view statistic) {
  return statistic == "mean" || statistic == "low" || statistic == "high" || statistic == "nps" ||
         statistic.starts_with("share:");
}

bool is_secret(Held why) {
  return why == Held::TooFew || why == Held::NoSpread || why == Held::OneAnswer ||
         why == Held::Dominated;
}

std::string because(Held why, std::size_t least_shown) {
  switch (why) {
    case Held::NotConverged:
      return "the weights of its wave do not meet the margins";
    case Held::NoAnswers:
      return "nobody answered";
    case Held::TooFew:
      return "fewer than " + counted(least_shown, "answer is", "answers are") + " behind it";
    case Held::Protecting:
      return "without it a figure that is held cannot be worked out by subtraction";
    case Held::NoSpread:
      return "everybody gave the same answer, so it would tell what each of them said";
    case Held::OneAnswer:
      return "it would tell what all of them, or all but one, answered";
    case Held::Dominated:
      return "one person makes up so much of the amount that another can work it out";
    case Held::NoError:
      return "the design gives no standard error (a stratum with one sampled unit, or no degrees "
             "of freedom)";
    case Held::Imprecise:
      return "it misses the study's standard of precision";
    case Held::AfterRelease:
      return "with the figures of an earlier release of the wave it would tell of fewer than " +
             counted(least_shown, "person", "people");
    case Held::NoData:
      break;
  }
  return "there is no such figure";
}

/// Fills a Released; a class because Figure and Released trust nobody else.
class Gate {
 public:
  explicit Gate(const Study& study) : study_(study) {}

  void pass(const WaveResults& results) {
    const PlanLock* lock = study_.lock(results.wave);
    deviations_ =
        lock == nullptr ? std::vector<study::Deviation>{} : study::deviations(study_, *lock);
    std::set<std::pair<std::string, std::string>> sums;
    for (const auto& [name, estimate] : results.estimates) {
      if (!is_shown_statistic(name.statistic)) continue;
      pass(results, name, estimate);
      sums.emplace(name.measure, name.statistic);
    }
    for (const auto& [measure, statistic] : sums) protect(results, measure, statistic);
  }

  Released done() && { return std::move(released_); }

 private:
  // What one reader can subtract: one measure and statistic in all groups of one wave.
  void protect(const WaveResults& results, const std::string& measure,
               const std::string& statistic) {
    SumsOfWave sums(study_, results, measure, statistic);
    std::vector<FigureName> names;
    const auto add = [&](const std::string& domain) {
      const FigureName name{results.wave, domain, measure, statistic};
      const auto held = released_.held_.find(name);
      const bool shown = released_.figures_.contains(name);
      if (!shown && (held == released_.held_.end() || !is_secret(held->second))) return;
      names.push_back(name);
      sums.add(name, shown);
    };
    for (const CustomerGroup& group : study_.customer_groups) add(group.name);
    for (const ReportingGroup& whole : study_.reporting_groups) add(whole.name);
    add("all");
    const std::vector<std::optional<Held>> held = sums.held();
    for (std::size_t f = 0; f < names.size(); ++f) {
      if (held[f]) hold(names[f], *held[f]);
    }
  }

  void pass(const WaveResults& results, const FigureName& name, const Estimate& estimate) {
    const Rules& rules = study_.rules;
    const auto hold_for = [&](Held why) { released_.held_.emplace(name, why); };
    if (!results.weighting.converged) return hold_for(Held::NotConverged);
    if (estimate.answers == 0) return hold_for(Held::NoAnswers);
    if (estimate.answers < rules.least_shown) return hold_for(Held::TooFew);
    if (!name.is_share() && estimate.standard_error == 0.0 && !everybody_asked(results, name))
      return hold_for(Held::NoSpread);
    if (const Concentration* lies = concentration_of(results, name)) {
      if (lies->tells_all() || end_tells_all(name, *lies)) return hold_for(Held::OneAnswer);
      if (lies->is_dominated(rules.dominance)) return hold_for(Held::Dominated);
    }
    const auto interval = name.is_share() ? estimate::share_interval(estimate, rules.confidence)
                                          : estimate::interval(estimate, rules.confidence);
    if (!interval) return hold_for(Held::NoError);
    const Precision precision =
        precision_of(name, estimate, scale_of(study_.form(name.wave), name.measure), study_.rules);
    const std::string key = name.text() + "@" + results.digest;
    if (misses(precision) && is_withheld(name) && !is_excepted(results, key))
      return hold_for(Held::Imprecise);
    const bool afterwards = !study::of_figure(name, deviations_).empty();
    released_.figures_.emplace(name, Figure(name, estimate, *interval, key, precision, afterwards));
  }

  bool is_withheld(const FigureName& name) const {
    return on_miss(name, study_.rules.precision) == PrecisionStandard::Miss::Withhold;
  }

  static bool is_excepted(const WaveResults& results, const std::string& key) {
    return std::ranges::find(results.went_out.exceptions, key, &ReleaseException::key) !=
           results.went_out.exceptions.end();
  }

  // That all of a few people are (dis)satisfied tells of each of them, though their marks differ.
  bool end_tells_all(const FigureName& name, const Concentration& lies) const {
    if (lies.answers >= study_.rules.least_tested) return false;
    return (name.statistic == "low" && lies.end_tells_all(lies.in_low)) ||
           (name.statistic == "high" && lies.end_tells_all(lies.in_high));
  }

  // Of a share of one choice of several, the choice is the item.
  static const Concentration* concentration_of(const WaveResults& results, const FigureName& name) {
    const std::string share = "share:";
    if (name.statistic.starts_with(share)) {
      const auto chosen = results.concentration.find(
          {name.domain, name.measure + "/" + name.statistic.substr(share.size())});
      if (chosen != results.concentration.end()) return &chosen->second;
    }
    const auto found = results.concentration.find({name.domain, name.measure});
    return found == results.concentration.end() ? nullptr : &found->second;
  }

  // In a census an error of 0 says that nobody was left to ask, not that all said the same.
  static bool everybody_asked(const WaveResults& results, const FigureName& name) {
    FigureName spread = name;
    if (name.statistic == "nps") {
      // All may be promoters and still have given other marks.
      spread.statistic = "mean";
      const auto mean = results.estimates.find(spread);
      if (mean == results.estimates.end() || mean->second.standard_error != 0.0) return false;
    }
    spread.statistic = "sd";
    const auto found = results.estimates.find(spread);
    return found != results.estimates.end() && found->second.value > 0.0;
  }

  void hold(const FigureName& name, Held why) {
    const FigureName kept = name;
    released_.figures_.erase(kept);
    released_.held_.emplace(kept, why);
  }

  const Study& study_;
  std::vector<study::Deviation> deviations_;  // of the wave at hand from what was locked
  Released released_;
};

const Figure* Released::figure(const FigureName& name) const {
  const auto found = figures_.find(name);
  return found == figures_.end() ? nullptr : &found->second;
}

Held Released::why(const FigureName& name) const {
  expects(!figures_.contains(name), "Released: a figure that is not shown");
  const auto found = held_.find(name);
  return found == held_.end() ? Held::NoData : found->second;
}

Released release(const Study& study, std::span<const WaveResults> waves) {
  Gate gate(study);
  for (const WaveResults& results : waves) {
    expects(study.wave(results.wave), "release: a wave of the study");
    gate.pass(results);
  }
  return std::move(gate).done();
}

}  // namespace peil::disclosure
