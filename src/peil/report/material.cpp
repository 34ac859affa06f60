#include "peil/report/material.h"

#include <algorithm>

#include "peil/base/contract.h"
#include "peil/base/text.h"
#include "peil/findings/response_rates.h"

namespace peil::report {
namespace {

constexpr int most_decimals = 4;  // a difference below that is nobody's news

std::string series(const FigureName& name) {
  return name.domain + "/" + name.measure + "/" + name.statistic;
}

double in_print_units(const FigureName& name, double value) {
  return name.is_share() ? value * 100.0 : value;
}

}  // namespace

const Step* Family::to(const FigureName& after) const {
  const auto found =
      std::ranges::find_if(steps, [&](const Step& s) { return s.after.name() == after; });
  return found == steps.end() ? nullptr : &*found;
}

Material::Material(const Study& study, std::span<const WaveResults> waves,
                   const findings::DriversFound* drivers)
    : study_(study), sources_(study, waves), judged_(sources_) {
  for (const Wave& w : study.waves) {
    if (results(w.name)) last_ = &w;
  }
  expects(last_, "Material: results of a wave of the study");

  for (const ReportingGroup& g : study.reporting_groups) {
    for (const Wave& w : study.waves) {
      if (results(w.name)) add(trend_, mark(w.name, g.name));
    }
    for (const char* tail : {"low", "high"}) {
      FigureName to = mark(last_->name, g.name);
      to.statistic = tail;
      add(tails_, to);
    }
  }
  for (const CustomerGroup& g : study.customer_groups) add(groups_, mark(last_->name, g.name));
  findings_ = findings::findings_of(sources_, judged_, drivers);
  for (const Family* family : {&trend_, &groups_, &tails_}) widen(family->steps);
  for (const findings::Finding& f : findings_) widen(f.steps);
}

// The step to a figure from the wave before it, where there is one.
void Material::add(Family& family, const FigureName& after) {
  const Wave* earlier = before(*study_.wave(after.wave), after.domain);
  if (!earlier) return;
  family.steps.push_back(
      judged_.of({after.measure, after.statistic, after.domain, earlier->name, after.wave}));
  family.tested = std::max(family.tested, family.steps.back().family);
}

FigureName Material::mark(std::string_view wave, std::string_view domain) const {
  return {std::string(wave), std::string(domain), study_.overall, "mean"};
}

const PublishedMark* Material::printed(std::string_view wave, std::string_view group) const {
  return results(wave) ? nullptr : sources_.published(study_.overall, group, wave);
}

std::vector<const Wave*> Material::waves_of(std::string_view group) const {
  std::vector<const Wave*> found;
  for (const Wave& w : study_.waves) {
    if (released().figure(mark(w.name, group)) || printed(w.name, group)) found.push_back(&w);
  }
  return found;
}

const Wave* Material::before(const Wave& wave, std::string_view domain) const {
  return findings::wave_before(mark(wave.name, domain), sources_);
}

const Break* Material::cut(std::string_view before, std::string_view after) const {
  return study_.cut(study_.overall, before, after);
}

bool Material::has_no_margin(const Figure& figure) const {
  return findings::has_no_margin(figure, *results(figure.name().wave), study_);
}

bool Material::has_no_margin(const Step& step) const {
  return findings::has_no_margin(step, sources_);
}

std::optional<bool> Material::marks_have_margins() const {
  std::optional<bool> any;
  for (const ReportingGroup& g : study_.reporting_groups) {
    if (const Figure* figure = released().figure(mark(last().name, g.name)))
      any = any.value_or(false) || !has_no_margin(*figure);
  }
  return any;
}

void Material::widen(std::span<const Step> steps) {
  for (const Step& s : steps) {
    if (s.outcome != findings::Outcome::Rose && s.outcome != findings::Outcome::Fell) continue;
    if (!s.before.figure || !s.after.figure) continue;
    const FigureName name = s.after.name();
    const auto text = [&](const Figure& f) {
      return number_text(in_print_units(name, f.estimate().value), decimals(name));
    };
    while (text(*s.before.figure) == text(*s.after.figure) && decimals(name) < most_decimals)
      ++extra_[series(name)];
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

std::optional<Scale> Material::overall_scale() const {
  return scale_of(study_.form(last_->name), study_.overall);
}

bool Material::names_scale() const {
  const auto scale = overall_scale();
  return scale && !scale->is_known();
}

bool Material::has_tails(std::string_view wave) const {
  const auto scale = overall_scale();
  return results(wave) && scale && scale_of(study_.form(wave), study_.overall) == scale;
}

std::optional<Interval> Material::scale(const FigureName& name) const {
  if (name.statistic == "nps") return Interval{-100.0, 100.0};
  if (name.statistic != "mean") return Interval{0.0, 1.0};
  const auto found = scale_of(study_.form(name.wave), name.measure);
  if (!found) return {};
  return Interval{static_cast<double>(found->from), static_cast<double>(found->to)};
}

}  // namespace peil::report
