#pragma once

#include <string>
#include <vector>

#include "peil/findings/step.h"

namespace peil::findings {

/// People were drawn one by one in the wave: what one group answered says nothing of the error of
/// another. People of one cluster may stand in several groups, and their errors go together.
bool errors_go_apart(const std::string& wave, const Study& study);

/// Every pair of groups in one figure of a wave, the lower one before the higher, tested together.
///
/// Contract  no person is in two of the groups; errors_go_apart in the wave.
std::vector<Step> judged_pairs(const std::vector<std::string>& groups, const FigureName& name,
                               const Sources& sources);

}  // namespace peil::findings
