#pragma once

#include <string>

#include "peil/base/result.h"
#include "peil/findings/next_wave.h"
#include "peil/model/study.h"
#include "peil/ports/outside.h"

namespace peil::app {

struct NextWaveRequest {
  std::string study, data;
  findings::Wish wish;
};

struct NextWaveSized {
  Study study;
  findings::NextWave next;
  bool fictional = false;
};

/// What the next wave of a study takes for a margin or a change that is wanted, from the last wave
/// with answers.
///
/// Problems  those of answered_study; "weights.not-converged": nothing may be said of the last wave
/// Throws    OutsideError
Result<NextWaveSized> size_next_wave(const NextWaveRequest& request, const Outside& outside);

/// The same from results that are there.
///
/// Problems  "weights.not-converged"
/// Contract  `last` is the last of the sources
Result<findings::NextWave> next_wave_of(const findings::Sources& sources, const WaveResults& last,
                                        const findings::Wish& wish);

}  // namespace peil::app
