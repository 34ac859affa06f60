#pragma once

#include "peil/base/result.h"
#include "peil/model/study.h"
#include "peil/ports/response_store.h"

namespace peil::app {

/// What is wrong with the form of a wave beside the answers that were given to it: nothing when
/// nobody has answered, or when every page came from a version that the study holds for that wave.
///
/// Cost      one pass over the answers of the wave.
/// Problems  "form.changed-after-answers"  one per version that the study does not hold
/// Throws    OutsideError
Problems form_problems(const Study& study, const ResponseStore& store, const std::string& wave);

}  // namespace peil::app
