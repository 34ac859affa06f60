#pragma once

#include <string>

#include "peil/analysis/run/put.h"

namespace peil::analysis {

/// The same for one ratio of an analysis, by linearisation. A domain whose denominators add up to 0
/// is refused, and the other domains go on; nobody with both numbers is `n` = 0.
void add_ratio(Run& run, const Common& common, const Prepared& design, const Split& parts,
               const std::string& numerator, const std::string& denominator);

}  // namespace peil::analysis
