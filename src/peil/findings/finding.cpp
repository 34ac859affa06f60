#include "peil/findings/finding.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>

#include "peil/findings/benchmark_steps.h"

namespace peil::findings {
namespace {

constexpr std::size_t most_that_stand_out = 3;

bool is_demonstrated(const Step& s) {
  return s.outcome == Outcome::Rose || s.outcome == Outcome::Fell;
}

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
  Gathering(const Sources& sources, JudgedSteps& judged)
      : sources_(sources),
        study_(sources.study),
        judged_(judged),
        last_(last_with_results(sources)) {}

  std::vector<Finding> all() && {
    if (last_ == nullptr) return {};
    tails();  // before the changes of its ends, which it tells of both at once
    changes();
    mixes();
    trends();
    benchmarks();
    between(reporting_groups());
    between(customer_groups());
    responses();
    levels();
    std::ranges::stable_sort(found_, {}, [&](const Finding& f) { return place_of(f); });
    mark_what_stands_out();
    std::ranges::stable_partition(found_, [](const Finding& f) { return f.stands_out > 0; });
    return std::move(found_);
  }

 private:
  FigureName mark(const std::string& group, const char* statistic = "mean") const {
    return {last_->name, group, study_.overall, statistic};
  }

  void add(FindingKind kind, std::vector<Step> steps, const BenchmarkRow* row = nullptr) {
    found_.push_back({kind, std::move(steps), row, 0, {}, {}});
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
    std::vector<std::string> customers;
    for (const CustomerGroup& g : study_.customer_groups) {
      if (!is_alone(g, study_)) customers.push_back(g.name);
    }
    for (ResponseChange& change : response_changes(sources_, reporting_groups(), customers)) {
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
      if (!marks.empty() && mismatch(row, study_.overall, last_->name, study_) == Mismatch::None)
        add(FindingKind::Benchmark, benchmark_steps(row, marks, 0.0, sources_), &row);
    }
  }

  std::vector<std::string> reporting_groups() const {
    std::vector<std::string> groups;
    for (const ReportingGroup& g : study_.reporting_groups) groups.push_back(g.name);
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

  // People drawn one by one: what one group answered says nothing of the error of another. People
  // of one cluster may stand in several groups, and their errors go together.
  bool errors_go_apart() const {
    const Plan* plan = study_.plan(last_->name);
    return plan == nullptr || !plan->import || plan->import->psu.empty();
  }

  // Every pair, the higher mark last, tested together.
  void between(const std::vector<std::string>& groups) {
    if (!errors_go_apart()) return;
    std::vector<Step> pairs;
    for (std::size_t a = 0; a < groups.size(); ++a) {
      for (std::size_t b = a + 1; b < groups.size(); ++b) {
        Evidence one = evidence(sources_, mark(groups[a]));
        Evidence other = evidence(sources_, mark(groups[b]));
        if (one.mark.low > other.mark.low) std::swap(one, other);
        pairs.push_back(step_between(one, other, study_.rules));
      }
    }
    std::vector<Step*> family;
    for (Step& s : pairs) family.push_back(&s);
    judge(family, study_.rules);
    for (Step& s : pairs) {
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

  // What is shown before what is not; by kind; the surest large one first.
  std::tuple<int, int, double> place_of(const Finding& f) const {
    const bool of_change = f.kind == FindingKind::Tails || f.kind == FindingKind::Mix;
    const FindingKind kind = of_change ? FindingKind::Change : f.kind;
    const int what = static_cast<int>(kind);
    double size = 0.0;
    for (const Step& s : f.steps) size = std::max(size, certain_size(s));
    if (f.response) size = std::abs(f.response->difference());
    if (is_shown(f)) return {0, what, -size};
    const Evidence& e = f.step().after;
    const bool headline = e.measure == study_.overall && e.statistic == "mean" &&
                          study_.reporting_group(e.group) != nullptr;
    const bool last = f.kind == FindingKind::Level || f.kind == FindingKind::Response;
    return {last ? 2 : 1, what, headline ? 0.0 : 1.0};
  }

  // Over time, of the same people and the same measure.
  static bool tells_again(const Finding& one, const Finding& other) {
    if (one.kind >= FindingKind::Benchmark || other.kind >= FindingKind::Benchmark) return false;
    const Evidence &now = one.step().after, &then = other.step().after;
    return now.group == then.group && now.measure == then.measure;
  }

  // The change of a whole is told in place of that of a part, which went the same way.
  bool is_told_of_whole(const Finding& f) const {
    const CustomerGroup* part = study_.customer_group(f.step().after.group);
    return part != nullptr && f.kind == FindingKind::Change &&
           std::ranges::any_of(found_, [&](const Finding& whole) {
             return whole.kind == FindingKind::Change && is_shown(whole) &&
                    whole.step().after.group == part->reporting_group &&
                    whole.step().after.measure == f.step().after.measure &&
                    whole.step().after.statistic == f.step().after.statistic &&
                    whole.step().outcome == f.step().outcome;
           });
  }

  void mark_what_stands_out() {
    std::vector<const Finding*> out;
    for (Finding& f : found_) {
      if (out.size() == most_that_stand_out || !is_shown(f)) break;
      if (is_told_of_whole(f) ||
          std::ranges::any_of(out, [&](const Finding* o) { return tells_again(f, *o); }))
        continue;
      out.push_back(&f);
      f.stands_out = out.size();
    }
  }

  const Sources& sources_;
  const Study& study_;
  JudgedSteps& judged_;
  const Wave* last_;
  std::vector<Finding> found_;
};

}  // namespace

bool is_shown(const Finding& finding) {
  if (finding.response)
    return finding.response->outcome == Outcome::Rose || finding.response->outcome == Outcome::Fell;
  return std::ranges::any_of(finding.steps, is_demonstrated);
}

double certain_size(const Step& step) {
  if (!is_demonstrated(step) || !step.interval) return 0.0;
  const double sd = std::max(step.before.sd.value_or(0.0), step.after.sd.value_or(0.0));
  const double nearest = std::min(std::abs(step.interval->low), std::abs(step.interval->high));
  return sd > 0.0 ? nearest / sd : 0.0;
}

std::vector<Finding> findings_of(const Sources& sources, JudgedSteps& judged) {
  return Gathering(sources, judged).all();
}

}  // namespace peil::findings
