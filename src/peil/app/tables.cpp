#include "peil/app/tables.h"

#include <algorithm>

#include "peil/app/answered_study.h"
#include "peil/app/read_study.h"
#include "peil/app/wave_results.h"
#include "peil/base/text.h"
#include "peil/weighting/unheard.h"

namespace peil::app {
namespace {

using disclosure::Held;

struct Key {
  std::string name, digest, wave;  // "2013/vr/overall/mean", "3f9a2c51", "2013"
};

std::optional<Key> read_key(const std::string& text) {
  const std::size_t at = text.rfind('@'), slash = text.find('/');
  if (at == std::string::npos || slash == std::string::npos || slash > at) return {};
  return Key{text.substr(0, at), text.substr(at + 1), text.substr(0, slash)};
}

Problems wrong_key(const std::string& text, const char* why) {
  return {{"key.unknown", text, 0, 0, why,
           "Copy the whole key, as in '2013/vr/overall/mean@3f9a2c51d0e7'."}};
}

const char* why_not(Held why) {
  switch (why) {
    case Held::NotConverged:
      return "This figure may not leave: the weights of its wave do not meet the margins.";
    case Held::Protecting:
      return "This figure may not leave: one on too few answers would follow from it.";
    case Held::NoSpread:
      return "This figure may not leave: everybody gave the same answer.";
    case Held::OneAnswer:
      return "This figure may not leave: it would tell what all, or all but one, answered.";
    case Held::Dominated:
      return "This figure may not leave: one person makes up too much of it.";
    case Held::NoError:
      return "This figure may not leave: the design gives it no standard error.";
    case Held::Imprecise:
      return "This figure may not leave: it misses the study's standard of precision.";
    case Held::AfterRelease:
      return "This figure may not leave: with what went out of the wave before, it would tell of "
             "too few people.";
    default:
      return "This figure may not leave: too few answers are behind it.";
  }
}

// The waves asked for: one by name, or all that have answers, in the study's order.
std::vector<std::string> waves_of(const TablesRequest& request, const Study& study,
                                  const ResponseStore& store) {
  if (request.wave) return {*request.wave};
  const std::vector<std::string> there = store.waves();
  std::vector<std::string> waves;
  for (const Wave& wave : study.waves) {
    if (std::ranges::find(there, wave.name) != there.end()) waves.push_back(wave.name);
  }
  return waves;
}

TableColumns columns_of(const Study& study, std::span<const WaveResults> waves) {
  const auto locked = [&](const WaveResults& w) { return study.lock(w.wave) != nullptr; };
  return {study.rules.precision.is_asked(), std::ranges::any_of(waves, locked)};
}

}  // namespace

Result<Tables> tables(const TablesRequest& request, const Outside& outside) {
  const Result<Study> read = read_study(outside.files, request.study);
  if (!read.ok()) return read.problems();
  const Study& study = read.value();
  const auto store = outside.read_answers(request.data);
  const Result<WentOutByWave> out = went_out(study, request.data, outside);
  if (!out.ok()) return out.problems();
  Tables tables;
  tables.least_shown = study.rules.least_shown;
  std::vector<WaveResults> all;
  for (const std::string& wave : waves_of(request, study, *store)) {
    Result<WaveResults> results = wave_results(study, *store, wave, outside.program(), out.value());
    if (!results.ok()) return results.problems();
    const std::string unheard = weighting::unheard_words(wave, results.value().weighting);
    if (!results.value().weighting.converged)
      return Problems{not_converged(results.value(), unheard)};
    if (!unheard.empty()) tables.unheard.push_back(unheard);
    all.push_back(std::move(results).value());
  }
  if (all.empty()) return Problems{no_answers(request.data)};
  const disclosure::Released released = disclosure::release(study, all);
  for (const WaveResults& wave : all) {
    for (const auto& [name, figure] : released.figures()) {
      if (name.wave == wave.wave) tables.rows.push_back({figure, wave.fictional});
    }
  }
  for (const auto& [name, why] : released.held()) ++tables.held[why];
  tables.columns = columns_of(study, all);
  return tables;
}

Result<FigureAgain> figure_again(const std::string& text, const TablesRequest& request,
                                 const Outside& outside) {
  const Result<Study> study = read_study(outside.files, request.study);
  if (!study.ok()) return study.problems();
  const auto store = outside.read_answers(request.data);
  const std::optional<Key> key = read_key(text);
  if (!key) return wrong_key(text, "This is not a key.");
  const Result<WentOutByWave> out = went_out(study.value(), request.data, outside);
  if (!out.ok()) return out.problems();
  const Result<WaveResults> results =
      wave_results(study.value(), *store, key->wave, outside.program(), out.value());
  if (!results.ok()) return results.problems();
  const WaveResults& wave = results.value();
  const auto found = std::ranges::find_if(
      wave.estimates, [&](const auto& entry) { return entry.first.text() == key->name; });
  if (found == wave.estimates.end()) return wrong_key(text, "The wave has no such figure.");
  const disclosure::Released released = disclosure::release(study.value(), std::span(&wave, 1));
  const Figure* figure = released.figure(found->first);
  if (figure == nullptr) return wrong_key(text, why_not(released.why(found->first)));
  return FigureAgain{{*figure, wave.fictional},
                     wave.digest,
                     key->digest,
                     columns_of(study.value(), std::span(&wave, 1))};
}

}  // namespace peil::app
