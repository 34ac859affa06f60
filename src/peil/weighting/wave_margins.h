#pragma once

#include <map>
#include <string>
#include <vector>

#include "peil/base/result.h"
#include "peil/model/dataset.h"
#include "peil/model/plan.h"
#include "peil/model/sample.h"
#include "peil/model/wave_results.h"
#include "peil/weighting/calibrate.h"
#include "peil/weighting/rake.h"

namespace peil::weighting {

/// The margins of a wave's plan that have one of these names (all, when there are none), with the
/// level of every row of the dataset.
///
/// Problems  "margin.no-frame-counts"  the draw holds no counts for a margin that is from it
///           "margin.no-such-column"   no design variable of that name came with the answers
///           "margin.answers-outside"  answers without a value in the column
std::vector<Margin> margins_of(const Dataset& dataset, const Plan& plan,
                               const std::vector<std::string>& names, const DrawRecord* record,
                               Problems& found);

/// Takes the levels that have people but no rows out of the margins, and names them: nobody can
/// stand for them. The margins then describe those who are left: every margin is brought to the
/// smallest of their totals, so that the one that lost most keeps its other levels as they were.
std::vector<Unheard> leave_out_unheard(std::vector<Margin>& margins);

/// Totals of design columns that hold numbers, of which the decimals stand behind `decimal`.
///
/// Problems  "margin.no-such-column"      as above
///           "weighting.total-no-number"  a row has no number there
std::vector<KnownTotal> totals_of(const Dataset& dataset,
                                  const std::map<std::string, double>& wanted, char decimal,
                                  Problems& found);

}  // namespace peil::weighting
