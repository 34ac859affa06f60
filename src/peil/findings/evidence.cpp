#include "peil/findings/evidence.h"

#include <algorithm>
#include <cmath>

#include "peil/findings/printed_margin.h"
#include "peil/language/numbers.h"

namespace peil::findings {
namespace {

// As PrintedMark does it: halves go up, also where binary falls a hair short.
int tenths_of(double mean) { return static_cast<int>(std::floor(mean * 10.0 + 0.5 + 1e-9)); }

Lack lack_of(disclosure::Held held) {
  switch (held) {
    case disclosure::Held::NotConverged:
      return Lack::NotConverged;
    case disclosure::Held::TooFew:
      return Lack::TooFewShown;
    case disclosure::Held::Protecting:
      return Lack::Protecting;
    case disclosure::Held::NoSpread:
      return Lack::NoSpread;
    case disclosure::Held::OneAnswer:
      return Lack::OneAnswer;
    case disclosure::Held::Dominated:
      return Lack::Dominated;
    case disclosure::Held::NoError:
      return Lack::NoError;
    case disclosure::Held::Imprecise:
      return Lack::Imprecise;
    case disclosure::Held::AfterRelease:
      return Lack::AfterRelease;
    case disclosure::Held::NoAnswers:
    case disclosure::Held::NoData:
      break;
  }
  return Lack::NoMark;
}

int as_tenths(double printed) { return static_cast<int>(std::lround(printed * 10.0)); }

void from_print(Evidence& e, const PublishedMark& printed, const Study& study) {
  e.ground = Ground::Print;
  e.mark = {printed.mark.from(), printed.mark.below()};
  e.tenths = printed.mark.tenths();
  const Scale scale = scale_of(study.form(e.wave), e.measure).value_or(Scale{});
  e.sd = printed.sd.value_or(study.assumed_sd(scale));
  e.answers = printed.answers.value_or(0);
  e.sd_assumed = !printed.sd && !(printed.margin && e.answers > 0);
  if (printed.margin) {
    e.margin = printed.margin;
    e.variance = std::pow(standard_error(*printed.margin, study.rules), 2.0);
    if (e.answers > 0) e.sd = std::sqrt(*e.variance * static_cast<double>(e.answers));
  } else if (e.answers > 0) {
    e.variance = std::pow(*e.sd, 2.0) / static_cast<double>(e.answers);
  }
}

// The largest variance of one answer, 0 or 1, that a share within the interval can have.
double largest_variance(const Interval& share) {
  const double p = std::clamp(0.5, share.low, share.high);
  return p * (1.0 - p);
}

void from_print(Evidence& e, const PublishedShare& printed, const Study& study) {
  e.ground = Ground::Print;
  e.mark = {std::max(printed.percent.from() / 100.0, 0.0),
            std::min(printed.percent.below() / 100.0, 1.0)};
  e.tenths = as_tenths(printed.percent.value);
  e.decimals = printed.percent.decimals;
  e.answers = printed.answers.value_or(0);
  const double of_one = largest_variance(e.mark);
  e.sd = std::sqrt(of_one);
  if (printed.margin) {
    e.margin = printed.margin;
    e.variance = std::pow(standard_error(*printed.margin, study.rules) / 100.0, 2.0);
    if (e.answers > 0) e.sd = std::sqrt(*e.variance * static_cast<double>(e.answers));
  } else if (e.answers > 0) {
    e.variance = of_one / static_cast<double>(e.answers);
  }
}

void from_print(Evidence& e, const HandlingTime& printed) {
  const double unit = in_print_units(e);
  e.ground = Ground::Print;
  e.mark = {std::max(printed.value.from() / unit, 0.0), printed.value.below() / unit};
  if (is_percent(e)) e.mark.high = std::min(e.mark.high, 1.0);
  e.tenths = as_tenths(printed.value.value);
  e.decimals = printed.value.decimals;
  e.variance = 0.0;
  e.counted = true;
}

// As print has it: marks with a decimal, whole percents and scores.
int printed_tenths(const Evidence& e, double value) {
  if (e.statistic == "mean") return tenths_of(value);
  return static_cast<int>(std::floor(value * in_print_units(e) + 0.5 + 1e-9)) * 10;
}

// The number that was printed is not one that the answers round to.
bool differs(const Evidence& answers, const Evidence& printed) {
  if (!printed.known()) return false;
  if (answers.statistic == "mean") return printed.tenths != answers.tenths;
  const double value = answers.figure->estimate().value;
  return value < printed.mark.low - 1e-9 || value > printed.mark.high + 1e-9;
}

void from_answers(Evidence& e, const Figure& figure) {
  const Estimate& estimate = figure.estimate();
  e.ground = Ground::Answers;
  e.mark = {estimate.value, estimate.value};
  e.tenths = printed_tenths(e, estimate.value);
  e.decimals = e.statistic == "mean" ? 1 : 0;
  e.figure = figure;
  e.answers = estimate.answers;
  e.degrees_of_freedom = estimate.degrees_of_freedom;
  e.satterthwaite = estimate.satterthwaite;
  e.variance = std::pow(estimate.standard_error.value_or(0.0), 2.0);
  e.sd = std::sqrt(*e.variance * static_cast<double>(estimate.answers));
}

// 0 when the frame of one of its customer groups is not known.
std::size_t people_of(const WaveResults& wave, const std::string& domain, const Study& study) {
  std::size_t people = 0;
  for (const CustomerGroup& group : study.customer_groups) {
    if (domain != "all" && domain != group.name && domain != group.reporting_group) continue;
    const auto at = std::ranges::find(wave.response, group.name, &GroupResponse::group);
    if (at == wave.response.end() || at->frame == 0) return 0;
    people += at->frame;
  }
  return people;
}

}  // namespace

Sources::Sources(const Study& of, std::span<const WaveResults> stored)
    : study(of), waves(stored), released(disclosure::release(of, stored)), afterwards(of) {}

const WaveResults* Sources::wave(std::string_view name) const {
  for (const WaveResults& w : waves) {
    if (w.wave == name) return &w;
  }
  return nullptr;
}

const PublishedMark* Sources::published(std::string_view measure, std::string_view group,
                                        std::string_view wave) const {
  for (const PublishedMark& m : study.published.marks) {
    if (m.measure == measure && m.group == group && m.wave == wave) return &m;
  }
  return nullptr;
}

const PublishedShare* Sources::published_share(const FigureName& name) const {
  for (const PublishedShare& s : study.published.shares) {
    if (s.measure == name.measure && s.group == name.domain && s.wave == name.wave &&
        s.statistic == name.statistic)
      return &s;
  }
  return nullptr;
}

const HandlingTime* Sources::handling_time(const FigureName& name) const {
  for (const HandlingTime& t : study.published.handling) {
    if (t.measure == name.measure && t.group == name.domain && t.wave == name.wave &&
        t.statistic == name.statistic)
      return &t;
  }
  return nullptr;
}

bool Sources::is_published(const FigureName& name) const {
  if (name.statistic == "mean") return published(name.measure, name.domain, name.wave) != nullptr;
  return published_share(name) != nullptr || handling_time(name) != nullptr;
}

Evidence printed_evidence(const Sources& sources, const FigureName& name) {
  Evidence e;
  e.measure = name.measure, e.group = name.domain, e.wave = name.wave;
  e.statistic = name.statistic;
  if (name.statistic == "mean") {
    const auto* mark = sources.published(name.measure, name.domain, name.wave);
    if (mark != nullptr) from_print(e, *mark, sources.study);
  } else if (const auto* share = sources.published_share(name)) {
    from_print(e, *share, sources.study);
  } else if (const auto* time = sources.handling_time(name)) {
    from_print(e, *time);
  }
  return e;
}

Evidence evidence(const Sources& sources, const FigureName& name) {
  Evidence printed = printed_evidence(sources, name);
  Evidence e;
  e.measure = name.measure, e.group = name.domain, e.wave = name.wave;
  e.statistic = name.statistic;
  if (const WaveResults* results = sources.wave(name.wave)) {
    if (const Figure* figure = sources.released.figure(name)) {
      from_answers(e, *figure);
      e.people = people_of(*results, name.domain, sources.study);
      e.fictional = results->fictional || sources.study.fictional;
      e.sources_differ = differs(e, printed);
      return e;
    }
    printed.lack = lack_of(sources.released.why(name));
  }
  return printed;
}

Evidence target_evidence(const Target& target, const std::string& wave) {
  Evidence e;
  e.measure = target.measure, e.group = target.label, e.wave = wave;
  e.statistic = target.statistic;
  e.ground = Ground::Set;
  const double value = target.value / in_print_units(e);
  e.mark = {value, value};
  e.tenths = as_tenths(target.value);
  e.decimals = decimals_of(target.value, e.statistic == "mean" ? 1 : 0);
  e.variance = 0.0;
  return e;
}

bool is_percent(const Evidence& e) { return e.name().is_share() || e.statistic == "in-time"; }

double in_print_units(const Evidence& e) { return is_percent(e) ? 100.0 : 1.0; }

std::string value_text(const Evidence& e, double value, const std::string& language, int decimals) {
  if (e.name().is_share()) return language::percent(value, decimals - 1, language);
  if (e.statistic == "nps") return language::signed_number(value, decimals - 1, language);
  return language::number(value, decimals, language);
}

std::string mark_text(const Evidence& e, const std::string& language, int decimals) {
  if (e.statistic != "mean" && e.figure)
    return value_text(e, e.figure->estimate().value, language, decimals);
  if (decimals > 1 && e.figure) {
    return language::number(e.figure->estimate().value, decimals, language);
  }
  if (e.ground == Ground::Set && is_percent(e))
    return language::percent(e.mark.low, e.decimals, language);
  if (e.ground == Ground::Set) return language::number(e.mark.low, e.decimals, language);
  if (is_percent(e)) return language::percent(e.tenths / 1000.0, e.decimals, language);
  return language::number(e.tenths / 10.0, e.decimals, language);
}

}  // namespace peil::findings
