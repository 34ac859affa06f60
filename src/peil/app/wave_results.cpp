#include "peil/app/wave_results.h"

#include <algorithm>
#include <set>

#include "peil/app/panel_changes.h"
#include "peil/estimate/all_figures.h"
#include "peil/estimate/concentrations.h"

namespace peil::app {

namespace {

ClustersOfWave clusters_of(const Design& design) {
  return {std::set<PsuId>(design.psu.begin(), design.psu.end()).size(), design.strata.size() > 1,
          design.few_clusters};
}

}  // namespace

WaveResults results_of(const WeighedWave& wave, const WentOutByWave& out) {
  WaveResults results;
  results.wave = wave.dataset.wave;
  results.estimates = estimate::all_figures(wave.dataset, wave.weighted);
  results.concentration = estimate::concentrations(wave.dataset, wave.weighted);
  results.response = wave.response;
  results.weighting = wave.weighted.account;
  results.clusters = clusters_of(wave.dataset.design);
  results.digest = wave.digest;
  results.fictional = wave.dataset.fictional;
  if (const auto before = out.find(results.wave); before != out.end())
    results.went_out = before->second;
  return results;
}

Result<WaveResults> wave_results(const Study& study, const ResponseStore& store,
                                 const std::string& wave, const std::string& program,
                                 const WentOutByWave& out) {
  Result<WeighedWave> weighed = weighed_wave(study, store, wave, program);
  if (!weighed.ok()) return weighed.problems();
  return results_of(std::move(weighed).value(), out);
}

Result<std::vector<WaveResults>> stored_waves(const Study& study, const ResponseStore& store,
                                              const std::string& program, const WentOutByWave& out,
                                              std::vector<WeighedWave>* last, const SeeWave& see) {
  const std::vector<std::string> there = store.waves();
  std::vector<WaveResults> all;
  std::map<std::string, std::vector<WeighedWave>> panels;  // their waves so far
  Problems problems;
  for (const Wave& wave : study.waves) {
    if (std::ranges::find(there, wave.name) == there.end()) continue;
    Result<WeighedWave> weighed = weighed_wave(study, store, wave.name, program);
    if (!weighed.ok()) {
      if (weighed.problems().front().code != "wave.no-answers")
        problems.insert(problems.end(), weighed.problems().begin(), weighed.problems().end());
      continue;
    }
    WeighedWave made = std::move(weighed).value();
    all.push_back(results_of(made, out));
    if (see) see(made);
    const std::string& panel = study.plan(wave.name)->panel;
    if (!panel.empty() && made.weighted.account.converged) {
      for (const WeighedWave& before : panels[panel])
        all.back().changes[before.dataset.wave] = panel_changes(before, made);
      panels[panel].push_back(made);
    }
    if (last != nullptr) last->assign(1, std::move(made));
  }
  if (!problems.empty()) return problems;
  return all;
}

}  // namespace peil::app
