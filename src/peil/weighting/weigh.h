#pragma once

#include "peil/base/result.h"
#include "peil/model/dataset.h"
#include "peil/model/plan.h"
#include "peil/model/sample.h"
#include "peil/weighting/weighted.h"

namespace peil::weighting {

/// The weights of a wave by its plan: the base weight of the draw, spread over those of the
/// stratum who answered, raked to the plan's margins.
///
/// Non-response  With a record of the draw, the people of a stratum who did not answer are
///               represented by those of the same stratum who did: the base weight times drawn /
///               answered. Without one the weights are taken as they come.
/// Problems  those of rake(), and
///           "margin.no-frame-counts"     the draw holds no counts for a margin that is from it
///           "margin.no-such-column"      no design variable of that name came with the answers
///           "margin.answers-outside"     answers without a value in the column
/// Contract  at least one row.
Result<Weighted> weigh(const Dataset& dataset, const Plan& plan, const DrawRecord* record);

}  // namespace peil::weighting
