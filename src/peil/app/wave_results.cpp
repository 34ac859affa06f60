#include "peil/app/wave_results.h"

#include <algorithm>

#include "peil/app/weighed_wave.h"
#include "peil/estimate/all_figures.h"

namespace peil::app {

Result<WaveResults> wave_results(const Study& study, const ResponseStore& store,
                                 const std::string& wave, const std::string& program) {
  Result<WeighedWave> weighed = weighed_wave(study, store, wave, program);
  if (!weighed.ok()) return weighed.problems();
  WeighedWave made = std::move(weighed).value();
  WaveResults results;
  results.wave = wave;
  results.estimates = estimate::all_figures(made.dataset, made.weighted);
  results.response = std::move(made.response);
  results.weighting = std::move(made.weighted.account);
  results.digest = std::move(made.digest);
  results.fictional = made.dataset.fictional;
  return results;
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
