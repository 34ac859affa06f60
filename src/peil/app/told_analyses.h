#pragma once

#include "peil/app/weighed_wave.h"
#include "peil/base/result.h"
#include "peil/disclosure/logged_analyses.h"
#include "peil/disclosure/row_set.h"

namespace peil::app {

/// What a plan of analyses that went out tells of the rows of a wave as they are now: known are
/// those of every figure that was out, secret those of one that was held for what it tells of
/// people. Where more people are in a set than there were, those who began last came since; where
/// they are fewer, rows are thought behind the table for those who went.
///
/// Problems  "plan.unknown-column"  what the plan asked for is no longer asked in the wave; those
/// of
///           analysis::derived
/// Contract  `wave` is the one that they are about, and its weights converged.
/// Source    docs/methods/disclosure.md
Result<disclosure::RowsByItem> told_rows(const disclosure::LoggedRows& then,
                                         const WeighedWave& wave);

}  // namespace peil::app
