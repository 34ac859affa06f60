#include "peil/findings/claim_evidence.h"

#include <cmath>

#include "peil/disclosure/gate.h"
#include "peil/language/numbers.h"

namespace peil::findings {
namespace {

// As PrintedMark does it: halves go up, also where binary falls a hair short.
int tenths_of(double mean) { return static_cast<int>(std::floor(mean * 10.0 + 0.5 + 1e-9)); }

const PublishedMark* published(const Study& study, const Evidence& of) {
  for (const PublishedMark& m : study.published.marks) {
    if (m.measure == of.measure && m.group == of.group && m.wave == of.wave) return &m;
  }
  return nullptr;
}

void from_print(Evidence& e, const PublishedMark& printed, const Rules& rules) {
  e.ground = Ground::Print;
  e.mark = {printed.mark.from(), printed.mark.below()};
  e.tenths = printed.mark.tenths();
  e.sd = printed.sd;
  if (!printed.answers || *printed.answers == 0) return;
  e.answers = *printed.answers;
  e.variance =
      std::pow(printed.sd.value_or(rules.assumed_sd), 2.0) / static_cast<double>(*printed.answers);
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

}  // namespace

const WaveResults* Sources::wave(const std::string& name) const {
  for (const WaveResults& w : waves) {
    if (w.wave == name) return &w;
  }
  return nullptr;
}

Evidence evidence(const Sources& sources, const std::string& measure, const std::string& group,
                  const std::string& wave) {
  Evidence e;
  e.measure = measure, e.group = group, e.wave = wave;
  const PublishedMark* printed = published(sources.study, e);
  if (const WaveResults* results = sources.wave(wave)) {
    const FigureName name{wave, group, measure, "mean"};
    const bool counted = results->estimates.contains(name);
    const auto figure = disclosure::Gate(sources.study.rules).release(*results, name);
    if (counted && !results->weighting.converged) {
      e.lack = Lack::NotConverged;
    } else if (figure) {
      from_answers(e, *figure);
      e.fictional = results->fictional || sources.study.fictional;
      e.sources_differ = printed != nullptr && printed->mark.tenths() != e.tenths;
      return e;
    } else if (counted) {
      e.lack = Lack::TooFewShown;
    }
  }
  if (printed != nullptr) from_print(e, *printed, sources.study.rules);
  return e;
}

std::string mark_text(const Evidence& e, const std::string& language, int decimals) {
  if (decimals > 1 && e.figure) {
    return language::number(e.figure->estimate().value, decimals, language);
  }
  return language::number(e.tenths / 10.0, 1, language);
}

}  // namespace peil::findings
