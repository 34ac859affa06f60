#include "peil/disclosure/released.h"

#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "peil/base/contract.h"
#include "peil/estimate/share_interval.h"
#include "peil/estimate/student.h"

namespace peil::disclosure {

bool is_shown_statistic(std::string_view statistic) {
  return statistic == "mean" || statistic == "low" || statistic == "high" ||
         statistic.starts_with("share:");
}

/// Fills a Released; a class because Figure and Released trust nobody else.
class Gate {
 public:
  explicit Gate(const Study& study) : study_(study) {}

  void pass(const WaveResults& results) {
    std::set<std::pair<std::string, std::string>> sums;
    for (const auto& [name, estimate] : results.estimates) {
      if (!is_shown_statistic(name.statistic)) continue;
      pass(results, name, estimate);
      sums.emplace(name.measure, name.statistic);
    }
    for (const auto& [measure, statistic] : sums) Sum{*this, results, measure, statistic}.protect();
  }

  Released done() && { return std::move(released_); }

 private:
  // What one reader can subtract: one measure and statistic in all groups of one wave.
  struct Sum {
    Gate& gate;
    const WaveResults& results;
    const std::string& measure;
    const std::string& statistic;

    // Customer groups of which only the sum with each other is known.
    struct Block {
      std::size_t groups = 0, answers = 0;
      bool too_few = false;
      const FigureName* smallest = nullptr;  ///< shown, and could be held to make the block safe
      std::size_t smallest_answers = 0;
    };

    FigureName named(const std::string& domain) const {
      return {results.wave, domain, measure, statistic};
    }
    bool shown(const std::string& domain) const {
      return gate.released_.figures_.contains(named(domain));
    }

    void add(Block& block, const ReportingGroup& whole) const {
      for (const CustomerGroup& part : gate.study_.customer_groups) {
        if (part.reporting_group != whole.name) continue;
        const auto found = results.estimates.find(named(part.name));
        if (found == results.estimates.end() || found->second.answers == 0) continue;
        const std::size_t answers = found->second.answers;
        if (gate.released_.figures_.contains(found->first)) {
          if (!block.smallest || answers < block.smallest_answers) {
            block.smallest = &found->first;
            block.smallest_answers = answers;
          }
          continue;
        }
        ++block.groups;
        block.answers += answers;
        block.too_few = block.too_few || gate.released_.held_.at(found->first) == Held::TooFew;
      }
    }
    bool safe(const Block& block) const {
      return !block.too_few || (block.groups > 1 && block.answers >= gate.study_.rules.least_shown);
    }

    // False when nothing is left to hold.
    bool widen(const Block& block) const {
      if (!block.smallest) return false;
      gate.hold(*block.smallest, Held::Protecting);
      return true;
    }

    void protect() const {
      for (const ReportingGroup& whole : gate.study_.reporting_groups) {
        for (bool more = shown(whole.name); more;) {
          Block block;
          add(block, whole);
          more = !safe(block) && widen(block);
        }
      }
      // The groups whose own total is held: everybody less what is shown of the others.
      while (shown("all")) {
        Block block;
        for (const ReportingGroup& whole : gate.study_.reporting_groups) {
          if (!shown(whole.name)) add(block, whole);
        }
        if (safe(block)) return;
        if (!widen(block)) gate.hold(named("all"), Held::Protecting);
      }
    }
  };

  void pass(const WaveResults& results, const FigureName& name, const Estimate& estimate) {
    const Rules& rules = study_.rules;
    const auto hold_for = [&](Held why) { released_.held_.emplace(name, why); };
    if (!results.weighting.converged) return hold_for(Held::NotConverged);
    if (estimate.answers == 0) return hold_for(Held::NoAnswers);
    if (estimate.answers < rules.least_shown) return hold_for(Held::TooFew);
    if (!name.is_share() && estimate.standard_error == 0.0 && !everybody_asked(results, name))
      return hold_for(Held::NoSpread);
    const auto interval = name.is_share() ? estimate::share_interval(estimate, rules.confidence)
                                          : estimate::interval(estimate, rules.confidence);
    if (!interval) return hold_for(Held::NoError);
    released_.figures_.emplace(
        name, Figure(name, estimate, *interval, name.text() + "@" + results.digest));
  }

  // In a census an error of 0 says that nobody was left to ask, not that all said the same.
  static bool everybody_asked(const WaveResults& results, const FigureName& name) {
    FigureName spread = name;
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
