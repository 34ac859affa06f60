#pragma once

#include <optional>
#include <span>

#include "peil/estimate/survival.h"
#include "peil/estimate/variance.h"

namespace peil::estimate {

/// Error of a figure of a survival curve that follows the design: linearisation of what each case
/// adds to it. Nothing where a stratum with one PSU shows no spread (variance()).
///
/// Shapes   `influence` per case, in the order of curve.in_order(), per unit of weight; `row` of a
///          case is its row in the design of `classes`, of which the other rows stay in the sample.
/// Source   docs/methods/lead-times.md
std::optional<double> design_error(const SurvivalCurve& curve, std::span<const double> influence,
                                   const Classes& classes, LonelyPsu lonely);

/// True where Greenwood's error holds: weights alike, rows drawn one by one.
bool greenwood_holds(const SurvivalCurve& curve, const Classes& classes);

}  // namespace peil::estimate
