#include "peil/app/answered_study.h"

#include <utility>

#include "peil/app/read_study.h"
#include "peil/app/wave_results.h"
#include "peil/app/went_out.h"
#include "peil/base/counted.h"
#include "peil/base/text.h"
#include "peil/weighting/unheard.h"

namespace peil::app {

std::vector<std::string> AnsweredStudy::unheard() const {
  std::vector<std::string> sentences;
  for (const WaveResults& wave : waves) {
    if (auto words = weighting::unheard_words(wave.wave, wave.weighting); !words.empty())
      sentences.push_back(std::move(words));
    if (wave.clusters.untold())
      sentences.push_back(
          "Wave " + wave.wave + " has " + counted(wave.clusters.count, "cluster", "clusters") +
          " and no strata: that is few, and its margins may be too narrow. Errors for few clusters "
          "are asked with few_clusters = \"bell-mccaffrey\" under [import] of plans/" +
          wave.wave + ".toml.");
  }
  return sentences;
}

std::vector<std::string> AnsweredStudy::unconverged() const {
  std::vector<std::string> names;
  for (const WaveResults& wave : waves) {
    if (!wave.weighting.converged) names.push_back(wave.wave);
  }
  return names;
}

Problem answers_changed() {
  return {"results.changed",        "", 0, 0, "The answers changed while this was worked out.",
          "Come again in a minute."};
}

Problem no_answers(const std::string& data) {
  return {"study.no-answers",
          data,
          0,
          0,
          "No wave of this study has answers in the data folder.",
          "Collect or import a wave first, or name another folder with --data."};
}

Problem not_converged(const WaveResults& results, const std::string& more) {
  return {"weights.not-converged",
          "wave " + results.wave,
          0,
          0,
          "The weights do not meet the margins (largest gap " +
              exact_text(results.weighting.largest_gap) +
              "), so nothing of this wave may be published." + (more.empty() ? "" : " " + more),
          "Merge levels of the margins."};
}

Result<AnsweredStudy> answered_study(const std::string& study, const std::string& data,
                                     const Outside& outside, const SeeWave& see) {
  Result<Study> read = read_study(outside.files, study);
  if (!read.ok()) return read.problems();
  AnsweredStudy result{std::move(read).value(), outside.read_answers(data), {}, {}, {}};
  Result<WentOutByWave> out = went_out(result.study, data, outside);
  if (!out.ok()) return out.problems();
  result.out = std::move(out).value();
  auto waves =
      stored_waves(result.study, *result.answers, outside.program(), result.out, &result.last, see);
  if (!waves.ok()) return waves.problems();
  result.waves = std::move(waves).value();
  if (result.waves.empty()) return Problems{no_answers(data)};
  return result;
}

}  // namespace peil::app
