#pragma once

#include <string>

#include "peil/base/result.h"
#include "peil/findings/next_allocation.h"
#include "peil/model/study.h"
#include "peil/ports/outside.h"

namespace peil::app {

struct NextWaveRequest {
  std::string study, data;
  findings::Wish wish;
  findings::Prices prices{};
  Allocation allocation = Allocation::Neyman;  ///< of each reporting group over its strata
};

struct NextWaveSized {
  Study study;
  findings::NextWave next;
  std::vector<findings::GroupAllocation> allocations;  ///< one a reporting group, in their order
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

/// The strata by which a wave was drawn, with their people on the frame; empty where no draw is
/// recorded, as of an imported wave.
/// Throws    OutsideError
std::vector<StratumCount> drawn_strata(const ResponseStore& answers, const std::string& wave);

}  // namespace peil::app
