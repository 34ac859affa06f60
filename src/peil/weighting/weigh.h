#pragma once

#include "peil/base/result.h"
#include "peil/model/dataset.h"
#include "peil/model/plan.h"
#include "peil/model/sample.h"
#include "peil/weighting/weighted.h"

namespace peil::weighting {

/// The weights of a wave by its plan: the base weight of the draw, spread over those of the
/// stratum who answered (base_weights), then the steps of the plan's chain; margins without steps
/// are raked to.
///
/// Unheard   Strata and levels of which nobody answered are named in the account and do not stop
///           the rest; the weights then add up to the people who are left.
/// Problems  those of apply_chain(), margins_of() and totals_of(), and
///           "weighting.no-such-stratum"  the plan merges a stratum that the draw does not have
///           "trim.beyond-reach"          a level cannot be met within the bounds of a trim
/// Contract  at least one row.
Result<Weighted> weigh(const Dataset& dataset, const Plan& plan, const DrawRecord* record);

}  // namespace peil::weighting
