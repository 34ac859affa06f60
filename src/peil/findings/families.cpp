#include "peil/findings/families.h"

#include <algorithm>
#include <set>
#include <span>

#include "peil/base/contract.h"

namespace peil::findings {
namespace {

using Quantity = std::pair<std::string, std::string>;  // measure, statistic

// What is looked at together: the overall mark alone; both its tails; the means, or the shares, of
// all other measures.
std::vector<Quantity> quantities_like(const StepName& step, const Sources& sources) {
  const std::string& overall = sources.study.overall;
  if (step.measure == overall && step.statistic == "mean") return {{overall, "mean"}};
  if (step.measure == overall && (step.statistic == "low" || step.statistic == "high"))
    return {{overall, "low"}, {overall, "high"}};
  std::set<Quantity> found{{step.measure, step.statistic}};
  const bool mean = step.statistic == "mean";
  for (const WaveResults& wave : sources.waves) {
    for (const auto& [name, estimate] : wave.estimates) {
      if (name.measure == overall || !disclosure::is_shown_statistic(name.statistic)) continue;
      if ((name.statistic == "mean") == mean) found.emplace(name.measure, name.statistic);
    }
  }
  for (const PublishedMark& mark : sources.study.published.marks) {
    if (mean && mark.measure != overall) found.emplace(mark.measure, "mean");
  }
  for (const PublishedShare& share : sources.study.published.shares) {
    if (!mean && share.measure != overall) found.emplace(share.measure, share.statistic);
  }
  return {found.begin(), found.end()};
}

std::vector<const Wave*> waves_with(FigureName name, const Sources& sources) {
  std::vector<const Wave*> waves;
  for (const Wave& w : sources.study.waves) {
    name.wave = w.name;
    if (sources.wave(w.name) || sources.is_published(name)) waves.push_back(&w);
  }
  return waves;
}

}  // namespace

void judge_printed_together(std::span<Step* const> of_claim, const Rules& rules) {
  std::vector<Step*> printed;
  for (Step* s : of_claim)
    if (s->before.ground == Ground::Print && s->after.ground == Ground::Print) printed.push_back(s);
  judge(printed, rules);
}

std::vector<std::string> groups_like(const std::string& group, const Study& study) {
  std::vector<std::string> groups;
  if (study.reporting_group(group) != nullptr) {
    for (const ReportingGroup& g : study.reporting_groups) groups.push_back(g.name);
  } else if (study.customer_group(group) != nullptr) {
    for (const CustomerGroup& g : study.customer_groups) groups.push_back(g.name);
  } else {
    groups.push_back(group);
  }
  return groups;
}

bool is_alone(const CustomerGroup& group, const Study& study) {
  return std::ranges::count(study.customer_groups, group.reporting_group,
                            &CustomerGroup::reporting_group) == 1;
}

const Wave* wave_before(const FigureName& name, const Sources& sources) {
  const Wave* before = nullptr;
  for (const Wave* w : waves_with(name, sources)) {
    if (w->name == name.wave) return before;
    before = w;
  }
  return nullptr;
}

namespace {

// The family that the study has, which the step itself may not be in: of a figure that no wave has.
std::vector<StepName> family_of_study(const StepName& step, const Sources& sources) {
  const Wave* nearest =
      wave_before({step.after, step.group, step.measure, step.statistic}, sources);
  const bool neighbours = nearest != nullptr && nearest->name == step.before;
  const bool customers = sources.study.customer_group(step.group) != nullptr;
  const bool every_wave = !neighbours || (step.measure == sources.study.overall &&
                                          step.statistic == "mean" && !customers);
  std::vector<StepName> family;
  for (const auto& [measure, statistic] : quantities_like(step, sources)) {
    for (const std::string& group : groups_like(step.group, sources.study)) {
      const auto waves = waves_with({"", group, measure, statistic}, sources);
      for (std::size_t to = 1; to < waves.size(); ++to) {
        if (!every_wave && waves[to]->name != step.after) continue;
        for (std::size_t from = neighbours ? to - 1 : 0; from + (neighbours ? 0 : 1) < to; ++from)
          family.push_back({measure, statistic, group, waves[from]->name, waves[to]->name});
      }
    }
  }
  return family;
}

std::vector<Step> judged_family(std::span<const StepName> names, const Sources& sources) {
  std::vector<Step> steps;
  for (const StepName& one : names) {
    const auto at = [&](const std::string& wave) {
      return evidence(sources, {wave, one.group, one.measure, one.statistic});
    };
    steps.push_back(step_between(at(one.before), at(one.after), sources));
  }
  std::vector<Step*> family;
  for (Step& s : steps) family.push_back(&s);
  judge(family, sources.study.rules);
  return steps;
}

}  // namespace

std::vector<StepName> family_of(const StepName& step, const Sources& sources) {
  std::vector<StepName> family = family_of_study(step, sources);
  if (std::ranges::find(family, step) == family.end()) family.push_back(step);
  return family;
}

// Most steps are judged in one family with each other. Some are judged with others that are not
// judged with them: a figure that no wave has, other shares and scores of the overall mark.
bool JudgedSteps::is_family_of_all(const StepName& name, std::size_t size) const {
  const bool of_mark = name.measure == sources_.study.overall;
  const bool alike =
      !of_mark || name.statistic == "mean" || name.statistic == "low" || name.statistic == "high";
  return alike && family_of_study(name, sources_).size() == size;
}

const Step& JudgedSteps::of(const StepName& name) {
  if (const auto known = steps_.find(name); known != steps_.end()) return known->second;
  const std::vector<StepName> family = family_of(name, sources_);
  const std::vector<Step> steps = judged_family(family, sources_);
  const bool theirs = is_family_of_all(name, family.size());
  for (std::size_t i = 0; i < family.size(); ++i) {
    if (theirs || family[i] == name) steps_.emplace(family[i], steps[i]);
  }
  return steps_.at(name);
}

Step judged_step(const StepName& step, const Sources& sources) {
  return JudgedSteps(sources).of(step);
}

std::vector<Step> steps_of(std::span<const Evidence> marks, const Sources& sources) {
  JudgedSteps judged(sources);
  const auto between = [&](const Evidence& before, const Evidence& after) {
    return judged.of({after.measure, after.statistic, after.group, before.wave, after.wave});
  };
  std::vector<Step> steps;
  for (std::size_t i = 1; i < marks.size(); ++i) steps.push_back(between(marks[i - 1], marks[i]));
  if (marks.size() > 2) {
    steps.push_back(between(marks.front(), marks.back()));
    steps.back().whole = true;
  }
  return steps;
}

}  // namespace peil::findings
