#pragma once

#include <memory>
#include <string>
#include <vector>

#include "peil/app/wave_results.h"
#include "peil/app/weighed_wave.h"
#include "peil/app/went_out.h"
#include "peil/base/result.h"
#include "peil/model/study.h"
#include "peil/model/wave_results.h"
#include "peil/ports/outside.h"

namespace peil::app {

/// A study and all its waves that have answers, in order of time.
struct AnsweredStudy {
  Study study;
  std::unique_ptr<const ResponseStore> answers;
  WentOutByWave out;
  std::vector<WaveResults> waves;  ///< at least one
  std::vector<WeighedWave> last;   ///< the latest of them, weighed

  /// What weakens the figures of a wave, in sentences: people of whom nobody speaks, and few
  /// clusters whose errors do not say so.
  std::vector<std::string> unheard() const;
  /// Waves whose weights do not meet their margins: the gate holds all of their figures.
  std::vector<std::string> unconverged() const;
};

/// `see` is called for every wave, weighed.
/// Problems  those of read_study, went_out and stored_waves; "study.no-answers"
/// Throws    OutsideError
Result<AnsweredStudy> answered_study(const std::string& study, const std::string& data,
                                     const Outside& outside, const SeeWave& see = {});

/// That no wave has answers in the data folder.
Problem no_answers(const std::string& data);

/// "results.changed": they are others than those that something was to be worked out of.
Problem answers_changed();

/// "weights.not-converged": nothing of this wave may be published; `more` is said with it.
Problem not_converged(const WaveResults& results, const std::string& more = "");

}  // namespace peil::app
