#pragma once

#include <functional>
#include <string>
#include <vector>

#include "peil/app/weighed_wave.h"
#include "peil/app/went_out.h"
#include "peil/base/result.h"
#include "peil/model/study.h"
#include "peil/model/wave_results.h"
#include "peil/ports/response_store.h"

namespace peil::app {

/// All figures of a wave that has been weighed, and what of it went out before.
WaveResults results_of(const WeighedWave& wave, const WentOutByWave& out);

/// Everything that can be said of one wave, from its answers in the store: columns, weights by
/// the plan, estimates for every domain ("all", reporting groups, customer groups) and item:
///
///   marks                   mean, sd, low and high (the ends of their scale, model/scale.h);
///                           nps where people are asked whether they would recommend
///   scales, matrix rows     mean, sd, share:1, share:2, ...; with the overall mark low and high
///   select_one              share:CHOICE of those who answered
///   select_multiple         share:CHOICE of those who answered, under the question's name
///   integer                 mean, sd
///
/// A figure of which a domain has no answers is not there. `program` goes into the digest.
///
/// Problems  those of weighed_wave
/// Throws    OutsideError
Result<WaveResults> wave_results(const Study& study, const ResponseStore& store,
                                 const std::string& wave, const std::string& program,
                                 const WentOutByWave& out);

/// Sees a wave that has been weighed, before it is let go of.
using SeeWave = std::function<void(const WeighedWave&)>;

/// Those of every wave of the study that has answers in the store, in order of time. A wave that
/// nobody has answered yet is left out. `last` keeps the latest of them, weighed, for who needs
/// more of it; `see` is called for each of them.
///
/// Problems  those of wave_results, of all waves
/// Throws    OutsideError
Result<std::vector<WaveResults>> stored_waves(const Study& study, const ResponseStore& store,
                                              const std::string& program, const WentOutByWave& out,
                                              std::vector<WeighedWave>* last = nullptr,
                                              const SeeWave& see = {});

}  // namespace peil::app
