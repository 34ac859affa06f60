#pragma once

#include "peil/model/estimate.h"
#include "peil/model/published.h"
#include "peil/model/study.h"

namespace peil::findings {

/// The standard error that an interval was printed of: half of it, over the quantile of the normal
/// distribution that its confidence has (that of the rules where print gives none).
double standard_error(const PrintedMargin& margin, const Rules& rules);

/// The interval of a mark with a margin at the confidence of the rules, within its scale. Contract:
/// the mark has a margin.
Interval interval_of(const PublishedMark& mark, const Study& study);

}  // namespace peil::findings
