#include "peil/report/material.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/estimate/p_adjust.h"

namespace peil::report {
namespace {

constexpr int most_decimals = 4;  // a difference below that is nobody's news

std::string series(const FigureName& name) {
  return name.domain + "/" + name.measure + "/" + name.statistic;
}

double in_print_units(const FigureName& name, double value) {
  return name.statistic == "mean" ? value : value * 100.0;
}

}  // namespace

const Step* Family::to(const FigureName& after) const {
  const auto found = std::ranges::find(steps, after, &Step::after);
  return found == steps.end() ? nullptr : &*found;
}

Material::Material(const Study& study, std::span<const WaveResults> waves)
    : study_(study), released_(study, waves) {
  for (const WaveResults& w : waves) results_[w.wave] = &w;
  for (const Wave& w : study.waves) {
    if (results(w.name)) last_ = &w;
  }
  expects(last_, "Material: results of a wave of the study");

  for (const ReportingGroup& g : study.reporting_groups) {
    for (const Wave& w : study.waves) {
      const Wave* earlier = before(w, g.name);
      if (results(w.name) && earlier) {
        trend_.steps.push_back(step(mark(earlier->name, g.name), mark(w.name, g.name)));
      }
    }
    if (const Wave* earlier = before(*last_, g.name)) {
      for (const char* tail : {"low", "high"}) {
        FigureName from = mark(earlier->name, g.name), to = mark(last_->name, g.name);
        from.statistic = to.statistic = tail;
        tails_.steps.push_back(step(from, to));
      }
    }
  }
  for (const CustomerGroup& g : study.customer_groups) {
    if (const Wave* earlier = before(*last_, g.name)) {
      groups_.steps.push_back(step(mark(earlier->name, g.name), mark(last_->name, g.name)));
    }
  }
  for (Family* family : {&trend_, &groups_, &tails_}) judge(*family), widen(*family);
}

FigureName Material::mark(std::string_view wave, std::string_view domain) const {
  return {std::string(wave), std::string(domain), study_.overall, "mean"};
}

const WaveResults* Material::results(std::string_view wave) const {
  const auto found = results_.find(wave);
  return found == results_.end() ? nullptr : found->second;
}

const PublishedMark* Material::printed(std::string_view wave, std::string_view group) const {
  if (results(wave)) return nullptr;
  for (const PublishedMark& m : study_.published.marks) {
    if (m.wave == wave && m.group == group && m.measure == study_.overall) return &m;
  }
  return nullptr;
}

std::vector<const Wave*> Material::waves_of(std::string_view group) const {
  std::vector<const Wave*> found;
  for (const Wave& w : study_.waves) {
    if (released_.figure(mark(w.name, group)) || printed(w.name, group)) found.push_back(&w);
  }
  return found;
}

const Wave* Material::before(const Wave& wave, std::string_view domain) const {
  const Wave* found = nullptr;
  for (const Wave& w : study_.waves) {
    if (w.name == wave.name) return found;
    if (results(w.name) || printed(w.name, domain)) found = &w;
  }
  return nullptr;
}

const Break* Material::cut(std::string_view before, std::string_view after) const {
  return study_.cut(study_.overall, before, after);
}

Step Material::step(const FigureName& before, const FigureName& after) const {
  Step step{before, after, Untested::No, {}, findings::Direction::NotTested, {}};
  const Figure *from = released_.figure(before), *to = released_.figure(after);
  if (from && to) step.change = findings::change(from->estimate(), to->estimate(), study_.rules);
  if (study_.cut(before.measure, before.wave, after.wave)) {
    step.untested = Untested::NotComparable;
  } else if (!results(before.wave)) {
    step.untested = Untested::FromPrint;
  } else if (!from || !to) {
    step.untested = Untested::Held;
  } else if (step.change.direction == findings::Direction::NotTested) {
    step.untested = Untested::TooFew;
  }
  return step;
}

void Material::judge(Family& family) const {
  std::vector<Step*> tested;
  std::vector<double> p;
  for (Step& s : family.steps) {
    if (s.untested != Untested::No) continue;
    tested.push_back(&s);
    p.push_back(*s.change.p);
  }
  const std::vector<double> after =
      estimate::adjusted(p, estimate::adjustment_of_rules(study_.rules.correction));
  for (std::size_t i = 0; i < tested.size(); ++i) {
    Step& s = *tested[i];
    s.adjusted_p = after[i];
    s.verdict = after[i] >= 1.0 - study_.rules.confidence ? findings::Direction::NotShown
                : s.change.difference > 0.0               ? findings::Direction::Rose
                                                          : findings::Direction::Fell;
  }
  family.tested = tested.size();
}

void Material::widen(const Family& family) {
  for (const Step& s : family.steps) {
    if (s.verdict != findings::Direction::Rose && s.verdict != findings::Direction::Fell) continue;
    const double from = released_.figure(s.before)->estimate().value;
    const double to = released_.figure(s.after)->estimate().value;
    const auto text = [&](double v) {
      return number_text(in_print_units(s.after, v), decimals(s.after), "en");
    };
    while (text(from) == text(to) && decimals(s.after) < most_decimals) ++extra_[series(s.after)];
  }
}

int Material::extra_decimals(const FigureName& name) const {
  const auto extra = extra_.find(series(name));
  return extra == extra_.end() ? 0 : extra->second;
}

int Material::decimals(const FigureName& name) const {
  const int more = extra_decimals(name);
  if (name.statistic != "mean") return more;
  const auto ends = scale(name);
  return (ends && ends->high >= 10.0 ? 1 : 2) + more;
}

bool Material::overall_is_mark() const {
  const auto ends = scale(mark(last_->name, ""));
  return ends && ends->high == 10.0;
}

std::optional<Interval> Material::scale(const FigureName& name) const {
  if (name.statistic != "mean") return Interval{0.0, 1.0};
  const Questionnaire& form = study_.form(name.wave);
  const auto place = form.find(name.measure);
  if (!place) return {};
  const Question& q = form.questions[*place];
  if (q.type == QuestionType::Mark) return Interval{1.0, 10.0};
  if (q.points > 0) return Interval{1.0, static_cast<double>(q.points)};
  return {};
}

}  // namespace peil::report
