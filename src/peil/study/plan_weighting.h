#pragma once

#include <string_view>

#include "peil/model/plan.h"
#include "peil/study/toml_table.h"

namespace peil::study {

/// Reads the [[weighting]] steps of a wave's plan whose margins have been read.
///
/// Problems  those of TomlTable, and
///           "weighting.order"            cells, then one calibration, then trims
///           "weighting.unknown-margin"   a margin that the plan does not have
///           "weighting.nothing-to-meet"  a calibration without margins or totals
///           "weighting.margins-unused"   margins, and steps of which none calibrates
///           "weighting.bounds"           bounds that hold nothing, or none where they are needed
///           "weighting.stratum-twice"    a stratum merged twice, or alone
///           "weighting.cells-without-draw" strata of an imported wave, which has no draw
void read_weighting(const TomlTable& plan_file, Plan& plan);

/// A kind of step as the file calls it: "rake".
std::string_view step_word(WeightingStep::Kind kind);

}  // namespace peil::study
