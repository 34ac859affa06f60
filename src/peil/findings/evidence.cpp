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
    case disclosure::Held::NoAnswers:
    case disclosure::Held::NoData:
      break;
  }
  return Lack::NoMark;
}

void from_print(Evidence& e, const PublishedMark& printed, const Study& study) {
  e.ground = Ground::Print;
  e.mark = {printed.mark.from(), printed.mark.below()};
  e.tenths = printed.mark.tenths();
  const Scale scale = scale_of(study.form(e.wave), e.measure).value_or(Scale{});
  e.sd = printed.sd.value_or(study.assumed_sd(scale));
  e.answers = printed.answers.value_or(0);
  if (printed.margin) {
    e.margin = printed.margin->half;
    e.variance = std::pow(standard_error(*printed.margin, study.rules), 2.0);
    if (e.answers > 0) e.sd = std::sqrt(*e.variance * static_cast<double>(e.answers));
  } else if (e.answers > 0) {
    e.variance = std::pow(*e.sd, 2.0) / static_cast<double>(e.answers);
  }
}

void from_answers(Evidence& e, const Figure& figure) {
  const Estimate& estimate = figure.estimate();
  e.ground = Ground::Answers;
  e.mark = {estimate.value, estimate.value};
  e.tenths = tenths_of(estimate.value);
  e.figure = figure;
  e.answers = estimate.answers;
  e.degrees_of_freedom = estimate.degrees_of_freedom;
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
    : study(of), waves(stored), released(disclosure::release(of, stored)) {}

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

Evidence evidence(const Sources& sources, const FigureName& name) {
  Evidence e;
  e.measure = name.measure, e.group = name.domain, e.wave = name.wave;
  e.statistic = name.statistic;
  const PublishedMark* printed =
      name.statistic == "mean" ? sources.published(name.measure, name.domain, name.wave) : nullptr;
  if (const WaveResults* results = sources.wave(name.wave)) {
    if (const Figure* figure = sources.released.figure(name)) {
      from_answers(e, *figure);
      e.people = people_of(*results, name.domain, sources.study);
      e.fictional = results->fictional || sources.study.fictional;
      e.sources_differ = printed != nullptr && printed->mark.tenths() != e.tenths;
      return e;
    }
    e.lack = lack_of(sources.released.why(name));
  }
  if (printed != nullptr) from_print(e, *printed, sources.study);
  return e;
}

double in_print_units(const Evidence& e) { return e.name().is_share() ? 100.0 : 1.0; }

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
  return language::number(e.tenths / 10.0, 1, language);
}

}  // namespace peil::findings
