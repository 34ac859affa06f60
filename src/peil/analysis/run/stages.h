#pragma once

#include <string>

#include "peil/analysis/plan/plan.h"
#include "peil/base/result.h"
#include "peil/model/dataset.h"
#include "peil/model/table.h"

namespace peil::analysis {

/// The strata of a design from the combinations of its columns; one of all rows when it has none.
/// Contract  the check has found the columns of the plan in the header, here and below.
/// Problems  "design.blank"  the first blank of every column, with its row
void read_strata(const DesignPlan& plan, const Table& table, const std::string& file, Design& to,
                 Problems& found);

/// Adds to a design, of which strata and weights are read, its PSUs, the units of its second stage
/// and the populations of both. PSUs and units are numbered by stratum and name, so that the order
/// of the rows does not show. Names of second-stage units count within their PSU. A second stage
/// without fpc is left out: with ultimate clusters only the first stage bears on the error.
///
/// Problems  "design.blank"                a blank cluster, with the row
///           "design.cluster-in-two-strata"  not nested, and a cluster lies in two strata
///           "design.bad-fpc"              a blank, a population below the units sampled, a
///                                         fraction outside 0 to 1, or two populations of one
///                                         stratum or PSU
///           "design.fpc-stages"           not one column of fpc per stage of the clusters
///           "design.replicates-of-two-stages"  replicates are to be made, which follow one stage
void read_stages(const DesignPlan& plan, const Table& table, const std::string& file, Design& to,
                 Problems& found);

}  // namespace peil::analysis
