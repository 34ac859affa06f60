#pragma once

#include "peil/analysis/plan/durations.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "peil/analysis/run/put.h"
#include "peil/estimate/survival.h"

namespace peil::analysis {

/// The cases of a domain with their weights, by row. Rows without a time (or moment of opening) and
/// rows without weight are left out. Throws Refusal for a moment that cannot be read, a case closed
/// before it was opened or after the extract, a negative time, an event that is not 0 or 1.
std::vector<estimate::Duration> durations(Run& run, const Prepared& design,
                                          const DurationKeys& keys);

}  // namespace peil::analysis
