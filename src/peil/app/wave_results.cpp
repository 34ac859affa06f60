#include "peil/app/wave_results.h"

#include <algorithm>

#include "peil/estimate/all_figures.h"

namespace peil::app {

WaveResults results_of(const WeighedWave& wave) {
  WaveResults results;
  results.wave = wave.dataset.wave;
  results.estimates = estimate::all_figures(wave.dataset, wave.weighted);
  results.response = wave.response;
  results.weighting = wave.weighted.account;
  results.digest = wave.digest;
  results.fictional = wave.dataset.fictional;
  return results;
}

Result<WaveResults> wave_results(const Study& study, const ResponseStore& store,
                                 const std::string& wave, const std::string& program) {
  Result<WeighedWave> weighed = weighed_wave(study, store, wave, program);
  if (!weighed.ok()) return weighed.problems();
  return results_of(std::move(weighed).value());
}

Result<std::vector<WaveResults>> stored_waves(const Study& study, const ResponseStore& store,
                                              const std::string& program) {
  const std::vector<std::string> there = store.waves();
  std::vector<WaveResults> all;
  Problems problems;
  for (const Wave& wave : study.waves) {
    if (std::ranges::find(there, wave.name) == there.end()) continue;
    Result<WaveResults> one = wave_results(study, store, wave.name, program);
    if (one.ok()) {
      all.push_back(std::move(one).value());
    } else if (one.problems().front().code != "wave.no-answers") {
      problems.insert(problems.end(), one.problems().begin(), one.problems().end());
    }
  }
  if (!problems.empty()) return problems;
  return all;
}

}  // namespace peil::app
