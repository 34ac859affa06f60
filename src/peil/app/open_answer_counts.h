#pragma once

#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/disclosure/open_answers.h"
#include "peil/model/study.h"
#include "peil/model/wave_results.h"
#include "peil/ports/response_store.h"

namespace peil::app {

/// How many people answered each open question of a wave, behind the gate: one for every open
/// question of its form, in the order of asking. Nothing of what they wrote.
///
/// Problems  "weights.not-converged" nothing of the wave may go out
///           "results.changed"       other people answered than those of `results`
/// Throws    OutsideError
Result<std::vector<disclosure::ReleasedOpen>> open_answer_counts(const Study& study,
                                                                 const ResponseStore& store,
                                                                 const WaveResults& results);

}  // namespace peil::app
