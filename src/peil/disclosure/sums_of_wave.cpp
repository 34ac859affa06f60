#include "peil/disclosure/sums_of_wave.h"

#include <algorithm>
#include <utility>

namespace peil::disclosure {
namespace {

// What holding a figure costs: a customer group its answers; the total and the reporting groups are
// held where nothing else will do.
constexpr double cost_of_all = 1e12, cost_of_whole = 1e13;

}  // namespace

/// The people of every group cut where one of its sizes ends: 12 and then 14 are 12 and 2.
class SumsOfWave::Split {
 public:
  Split(const Study& study, const Sizes& sizes) {
    for (const CustomerGroup& group : study.customer_groups) {
      if (const auto found = sizes.find(group.name); found != sizes.end())
        add(group.name, found->second);
    }
    for (const auto& [group, of] : sizes) {
      if (!study.customer_group(group)) add(group, of);
    }
  }

  const std::vector<std::size_t>& answers() const { return answers_; }

  /// Contract: so many is one of the sizes of the group, or 0.
  void append(Parts& parts, const std::string& group, std::size_t people) const {
    const auto found = cuts_.find(group);
    if (found == cuts_.end()) return;
    for (const auto& [upto, part] : found->second) {
      if (upto <= people) parts.push_back(part);
    }
  }

 private:
  void add(const std::string& group, const std::set<std::size_t>& sizes) {
    std::size_t before = 0;
    for (const std::size_t size : sizes) {
      if (size == 0) continue;
      cuts_[group].emplace_back(size, static_cast<Part>(answers_.size()));
      answers_.push_back(size - before);
      before = size;
    }
  }

  std::vector<std::size_t> answers_;
  std::map<std::string, std::vector<std::pair<std::size_t, Part>>> cuts_;
};

SumsOfWave::SumsOfWave(const Study& study, const WaveResults& results, const std::string& measure,
                       const std::string& statistic)
    : study_(study), results_(results), measure_(measure), statistic_(statistic) {}

std::size_t SumsOfWave::now(const std::string& group) const {
  const auto found = results_.estimates.find({results_.wave, group, measure_, statistic_});
  return found == results_.estimates.end() ? 0 : found->second.answers;
}

SumsOfWave::Groups SumsOfWave::groups_of(const std::string& domain) const {
  Groups groups;
  for (const CustomerGroup& group : study_.customer_groups) {
    if (domain == "all" || domain == group.name || domain == group.reporting_group)
      groups.insert(group.name);
  }
  return groups;
}

void SumsOfWave::add(const FigureName& name, bool shown) {
  Now figure{groups_of(name.domain), shown, 0.0};
  if (name.domain == "all")
    figure.cost = cost_of_all;
  else if (study_.reporting_group(name.domain))
    figure.cost = cost_of_whole;
  else
    figure.cost = static_cast<double>(now(name.domain));
  figures_.push_back(std::move(figure));
}

SumsOfWave::Parts SumsOfWave::parts_now(const Split& split, const Groups& groups) const {
  Parts parts;
  for (const std::string& group : groups) split.append(parts, group, now(group));
  std::ranges::sort(parts);
  return parts;
}

SumsOfWave::Parts SumsOfWave::parts_then(const Split& split, const EarlierRelease& then,
                                         const std::string& domain) const {
  Parts parts;
  const auto groups = then.groups.find(domain);
  if (groups == then.groups.end()) return parts;
  for (const std::string& group : groups->second)
    split.append(parts, group, then.answered(group, measure_));
  std::ranges::sort(parts);
  return parts;
}

std::vector<Counted> SumsOfWave::figures_now(const Split& split) const {
  std::vector<Counted> all;
  for (const Now& figure : figures_)
    all.push_back({parts_now(split, figure.groups), figure.shown, true, figure.cost});
  return all;
}

std::vector<const EarlierRelease*> SumsOfWave::earlier() const {
  std::vector<const EarlierRelease*> found;
  const auto about = [&](const FigureName& name) {
    return name.measure == measure_ && name.statistic == statistic_;
  };
  for (const EarlierRelease& then : results_.went_out.releases) {
    if (std::ranges::any_of(then.shown, about)) found.push_back(&then);
  }
  return found;
}

std::vector<std::optional<Held>> SumsOfWave::held() const {
  Sizes sizes;
  for (const CustomerGroup& group : study_.customer_groups)
    sizes[group.name].insert(now(group.name));
  const Split split(study_, sizes);
  const std::vector<bool> alone =
      protect(split.answers(), figures_now(split), study_.rules.least_shown);
  std::vector<std::optional<Held>> held(figures_.size());
  for (std::size_t f = 0; f < held.size(); ++f) {
    if (alone[f]) held[f] = Held::Protecting;
  }
  if (!earlier().empty()) hold_for_earlier(held);
  return held;
}

void SumsOfWave::hold_for_earlier(std::vector<std::optional<Held>>& held) const {
  Sizes sizes;
  for (const CustomerGroup& group : study_.customer_groups)
    sizes[group.name].insert(now(group.name));
  for (const EarlierRelease* then : earlier()) {
    for (const auto& [whose, people] : then->answers) {
      if (whose.second == measure_) sizes[whose.first].insert(people);
    }
  }
  const Split split(study_, sizes);
  std::vector<Counted> figures = figures_now(split);
  std::set<Parts> out, secret, shown, known;
  for (const EarlierRelease* then : earlier()) {
    const auto put = [&](const std::set<FigureName>& names, std::set<Parts>& to) {
      for (const FigureName& name : names) {
        if (name.measure != measure_ || name.statistic != statistic_) continue;
        if (Parts parts = parts_then(split, *then, name.domain); !parts.empty())
          to.insert(std::move(parts));
      }
    };
    put(then->shown, out), put(then->secret, secret);
  }
  for (std::size_t f = 0; f < figures.size(); ++f) {
    if (figures[f].shown) shown.insert(figures[f].parts);
    if (figures[f].shown && !held[f]) known.insert(figures[f].parts);
  }
  if (std::ranges::includes(known, out)) return;  // nothing that is not shown now as well
  for (Counted& figure : figures) {
    if (figure.shown && out.contains(figure.parts)) figure.free_to_hold = false;
  }
  for (const Parts& parts : out) {
    if (!shown.contains(parts)) figures.push_back({parts, true, false, 0.0});
  }
  for (const Parts& parts : secret) {
    if (!shown.contains(parts)) figures.push_back({parts, false, false, 0.0});
  }
  const std::vector<bool> together = protect(split.answers(), figures, study_.rules.least_shown);
  for (std::size_t f = 0; f < held.size(); ++f) {
    if (!together[f])
      held[f].reset();
    else if (!held[f])
      held[f] = Held::AfterRelease;
  }
}

}  // namespace peil::disclosure
