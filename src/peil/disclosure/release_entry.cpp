#include "peil/disclosure/release_entry.h"

#include <algorithm>

#include "peil/disclosure/held_rule.h"
#include "peil/disclosure/precision.h"

namespace peil::disclosure {
namespace {

using Groups = std::map<std::string, std::set<std::string>>;

Groups groups_of(const Study& study) {
  Groups groups;
  for (const CustomerGroup& group : study.customer_groups) {
    groups["all"].insert(group.name);
    groups[group.reporting_group].insert(group.name);
    groups[group.name].insert(group.name);
  }
  return groups;
}

bool is_excepted(const WaveResults& results, const std::string& key) {
  return std::ranges::find(results.went_out.exceptions, key, &ReleaseException::key) !=
         results.went_out.exceptions.end();
}

LoggedFigure of(const Figure& figure, const WaveResults& results) {
  LoggedFigure logged{figure.name(), figure.estimate().value, figure.estimate().answers,
                      ReleaseVerdict::Pass, ""};
  if (!misses(figure.precision())) return logged;
  logged.rule = word_of(figure.precision());
  if (!is_excepted(results, figure.key())) logged.verdict = ReleaseVerdict::Review;
  return logged;
}

LoggedFigure of(const FigureName& name, Held why) {
  return {name,
          {},
          0,
          why == Held::Imprecise ? ReleaseVerdict::Review : ReleaseVerdict::Fail,
          std::string(rule_of(why))};
}

ReleaseVerdict verdict_of(const LoggedRelease& entry, const WaveResults& results) {
  if (!results.weighting.converged) return ReleaseVerdict::Fail;
  const bool review = std::ranges::any_of(entry.figures, [](const LoggedFigure& figure) {
    return figure.verdict == ReleaseVerdict::Review;
  });
  return review ? ReleaseVerdict::Review : ReleaseVerdict::Pass;
}

std::size_t people(const Study& study, const WaveResults& results, const FigureName& name) {
  std::size_t sum = 0;
  for (const CustomerGroup& group : study.customer_groups) {
    if (name.domain != "all" && name.domain != group.name && name.domain != group.reporting_group)
      continue;
    const auto found =
        results.estimates.find({name.wave, group.name, name.measure, name.statistic});
    if (found != results.estimates.end()) sum += found->second.answers;
  }
  return sum;
}

std::size_t people_then(const EarlierRelease& then, const FigureName& name) {
  std::size_t sum = 0;
  const auto groups = then.groups.find(name.domain);
  if (groups == then.groups.end()) return 0;
  for (const std::string& group : groups->second) sum += then.answered(group, name.measure);
  return sum;
}

}  // namespace

LoggedRelease release_entry(const Study& study, const WaveResults& results,
                            const Released& released) {
  LoggedRelease entry;
  entry.wave = results.wave, entry.digest = results.digest;
  entry.fictional = results.fictional || study.fictional;
  entry.least_shown = study.rules.least_shown;
  entry.groups = groups_of(study);
  for (const auto& [name, estimate] : results.estimates) {
    if (!is_shown_statistic(name.statistic)) continue;
    if (study.customer_group(name.domain) && estimate.answers > 0)
      entry.answers[{name.domain, name.measure}] = estimate.answers;
    const Figure* figure = released.figure(name);
    entry.figures.push_back(figure ? of(*figure, results) : of(name, released.why(name)));
  }
  entry.verdict = verdict_of(entry, results);
  return entry;
}

std::optional<FigureName> follows_from_earlier(const Study& study, const WaveResults& results,
                                               const Released& released) {
  for (const auto& [name, figure] : released.figures()) {
    if (name.wave != results.wave) continue;
    const std::size_t now = people(study, results, name);
    bool near = false, known = false;  // known: it was out with as many before
    for (const EarlierRelease& then : results.went_out.releases) {
      if (!then.shown.contains(name)) continue;
      const std::size_t before = people_then(then, name);
      const std::size_t apart = now > before ? now - before : before - now;
      known = known || apart == 0;
      near = near || (apart > 0 && apart < study.rules.least_shown);
    }
    if (near && !known) return name;
  }
  return {};
}

}  // namespace peil::disclosure
