#include "peil/findings/finding.h"

#include <algorithm>
#include <set>
#include <utility>

#include "peil/findings/benchmark_steps.h"
#include "peil/findings/finding_order.h"
#include "peil/findings/group_pairs.h"

namespace peil::findings {
namespace {

const Wave* last_with_results(const Sources& sources) {
  const Wave* last = nullptr;
  for (const Wave& w : sources.study.waves) {
    if (sources.wave(w.name) != nullptr) last = &w;
  }
  return last;
}

/// Reporting groups, then customer groups that are not one of those by themselves.
std::vector<std::string> groups_told(const Study& study) {
  std::vector<std::string> groups;
  for (const ReportingGroup& g : study.reporting_groups) groups.push_back(g.name);
  for (const CustomerGroup& g : study.customer_groups) {
    if (!is_alone(g, study)) groups.push_back(g.name);
  }
  return groups;
}

class Gathering {
 public:
  Gathering(const Sources& sources, JudgedSteps& judged, const DriversFound* drivers)
      : sources_(sources),
        study_(sources.study),
        judged_(judged),
        drivers_(drivers),
        last_(last_with_results(sources)) {}

  std::vector<Finding> all() && {
    if (last_ == nullptr) return {};
    tails();  // before the changes of its ends, which it tells of both at once
    changes();
    mixes();
    trends();
    lines(reporting_groups());
    lines(customer_groups_told());
    benchmarks();
    aspects();
    between(reporting_groups());
    between(customer_groups());
    responses();
    levels();
    put_in_order(found_, study_);
    return std::move(found_);
  }

 private:
  FigureName mark(const std::string& group, const char* statistic = "mean") const {
    return {last_->name, group, study_.overall, statistic};
  }

  void add(FindingKind kind, std::vector<Step> steps, const BenchmarkRow* row = nullptr) {
    found_.push_back({kind, std::move(steps), row, 0, {}, {}, {}});
  }

  // The measures and statistics of the last wave: the ends of a scale of the overall mark only,
  // and shares of what has no mean.
  std::vector<std::pair<std::string, std::string>> quantities() const {
    std::vector<std::pair<std::string, std::string>> found{{study_.overall, "mean"}};
    std::set<std::string> with_mean;
    for (const auto& [name, estimate] : sources_.wave(last_->name)->estimates) {
      if (name.statistic == "mean") with_mean.insert(name.measure);
    }
    for (const auto& [name, estimate] : sources_.wave(last_->name)->estimates) {
      const bool end = name.statistic == "low" || name.statistic == "high";
      const bool share = name.statistic.starts_with("share:");
      if (!disclosure::is_shown_statistic(name.statistic) ||
          (end && name.measure != study_.overall) || (share && with_mean.contains(name.measure)))
        continue;
      std::pair quantity{name.measure, name.statistic};
      if (std::ranges::find(found, quantity) == found.end()) found.push_back(std::move(quantity));
    }
    return found;
  }

  void changes() {
    for (const auto& [measure, statistic] : quantities()) {
      for (const std::string& group : groups_told(study_)) {
        const FigureName name{last_->name, group, measure, statistic};
        if (sources_.released.figure(name) == nullptr) continue;
        const Wave* before = wave_before(name, sources_);
        if (before == nullptr) continue;
        const Step& step = judged_.of({measure, statistic, group, before->name, last_->name});
        const bool asked_before = step.hindrance != Hindrance::NoMark || name == mark(group);
        if (!asked_before) continue;
        add(FindingKind::Change, {step});
      }
    }
  }

  // A whole that moved while its parts did not, or went the other way.
  void mixes() {
    for (const ReportingGroup& g : study_.reporting_groups) {
      const FigureName name = mark(g.name);
      const Wave* before = wave_before(name, sources_);
      if (before == nullptr || sources_.released.figure(name) == nullptr) continue;
      const Step& step = judged_.of({study_.overall, "mean", g.name, before->name, last_->name});
      std::optional<MixParts> mix = mix_parts(step, sources_, judged_);
      if (!mix) continue;
      add(FindingKind::Mix, {step});
      found_.back().mix = std::move(mix);
    }
  }

  // Of those that are tested: a response of which nothing can be said is in its table.
  void responses() {
    for (ResponseChange& change :
         response_changes(sources_, reporting_groups(), customer_groups_told())) {
      if (!change.p) continue;
      Step names;
      names.before.measure = names.after.measure = "response";
      names.before.statistic = names.after.statistic = "rate";
      names.before.group = names.after.group = change.group;
      names.before.wave = change.before_wave, names.after.wave = change.after_wave;
      add(FindingKind::Response, {std::move(names)});
      found_.back().response = std::move(change);
    }
  }

  void trends() {
    for (const ReportingGroup& g : study_.reporting_groups) {
      std::vector<const Wave*> known;
      for (const Wave& w : study_.waves) {
        if (evidence(sources_, {w.name, g.name, study_.overall, "mean"}).known())
          known.push_back(&w);
      }
      if (known.size() < 3 || known.back() != last_) continue;
      Step whole = judged_.of({study_.overall, "mean", g.name, known.front()->name, last_->name});
      whole.whole = true;
      add(FindingKind::Trend, {std::move(whole)});
    }
  }

  // Year by year, through all waves that compare with the last one.
  void lines(const std::vector<std::string>& groups) {
    for (WaveTrend& line : wave_trends(sources_, groups)) {
      Step names;
      const FigureName of = mark(line.group);
      names.after.measure = of.measure, names.after.statistic = of.statistic;
      names.after.group = of.domain, names.after.wave = of.wave;
      add(FindingKind::Trend, {std::move(names)});
      found_.back().line = std::move(line);
    }
  }

  // The mean hides that both ends of the scale became more common.
  void tails() {
    for (const std::string& group : groups_told(study_)) {
      std::vector<Step> ends;
      for (const char* end : {"low", "high"}) {
        const FigureName name = mark(group, end);
        const Wave* before = wave_before(name, sources_);
        if (before == nullptr || sources_.released.figure(name) == nullptr) continue;
        ends.push_back(judged_.of({study_.overall, end, group, before->name, last_->name}));
      }
      if (ends.size() == 2 &&
          std::ranges::all_of(ends, [](const Step& s) { return s.outcome == Outcome::Rose; }))
        add(FindingKind::Tails, std::move(ends));
    }
  }

  void benchmarks() {
    std::vector<FigureName> marks;
    for (const ReportingGroup& g : study_.reporting_groups) marks.push_back(mark(g.name));
    for (const BenchmarkRow& row : study_.published.benchmarks) {
      if (!marks.empty() && mismatches(row, study_.overall, last_->name, study_).empty())
        add(FindingKind::Benchmark, benchmark_steps(row, marks, 0.0, sources_), &row);
    }
  }

  // Of the aspects of a theme only what is shown: that nothing is, the whole group says.
  void aspects() {
    if (drivers_ == nullptr || drivers_->wave != last_->name) return;
    for (DriverFindings& of : driver_findings(drivers_->tables, study_.rules.confidence)) {
      add_aspects(FindingKind::Priority, std::move(of.priority));
      add_aspects(FindingKind::Important, std::move(of.important));
      add_aspects(FindingKind::Valued, std::move(of.valued));
    }
  }

  void add_aspects(FindingKind kind, DriverFinding found) {
    if (study_.reporting_group(found.group) == nullptr) return;
    if (!found.theme.empty() && found.lines.empty()) return;
    Step names;
    const FigureName of = mark(found.group);
    names.after.measure = of.measure, names.after.statistic = of.statistic;
    names.after.group = of.domain, names.after.wave = of.wave;
    add(kind, {std::move(names)});
    found_.back().drivers = std::move(found);
  }

  std::vector<std::string> reporting_groups() const {
    std::vector<std::string> groups;
    for (const ReportingGroup& g : study_.reporting_groups) groups.push_back(g.name);
    return groups;
  }

  // Those that are not a reporting group by themselves.
  std::vector<std::string> customer_groups_told() const {
    std::vector<std::string> groups;
    for (const CustomerGroup& g : study_.customer_groups) {
      if (!is_alone(g, study_)) groups.push_back(g.name);
    }
    return groups;
  }

  // Those of a study whose every group is a reporting group were paired there.
  std::vector<std::string> customer_groups() const {
    std::vector<std::string> groups;
    for (const CustomerGroup& g : study_.customer_groups) groups.push_back(g.name);
    const bool paired = std::ranges::all_of(
        study_.customer_groups, [&](const CustomerGroup& g) { return is_alone(g, study_); });
    return paired ? std::vector<std::string>{} : groups;
  }

  // Every pair, the higher mark last, tested together.
  void between(const std::vector<std::string>& groups) {
    if (!errors_go_apart(last_->name, study_)) return;
    for (Step& s : judged_pairs(groups, mark(groups.empty() ? "" : groups.front()), sources_)) {
      if (s.hindrance != Hindrance::NoMark) add(FindingKind::Groups, {std::move(s)});
    }
  }

  void levels() {
    for (const ReportingGroup& g : study_.reporting_groups) {
      Step level;
      level.after = evidence(sources_, mark(g.name));
      add(FindingKind::Level, {std::move(level)});
    }
  }

  const Sources& sources_;
  const Study& study_;
  JudgedSteps& judged_;
  const DriversFound* drivers_;
  const Wave* last_;
  std::vector<Finding> found_;
};

}  // namespace

std::vector<Finding> findings_of(const Sources& sources, JudgedSteps& judged,
                                 const DriversFound* drivers) {
  return Gathering(sources, judged, drivers).all();
}

}  // namespace peil::findings
