#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "peil/analysis/plan/plan.h"
#include "peil/disclosure/analyses.h"
#include "peil/disclosure/logged_analyses.h"
#include "peil/model/table.h"

namespace peil::disclosure {

/// What a plan that passed the gate tells of the rows of its waves, for the release log: the sets
/// of people of every figure that is out, and of every one that is held for what it tells of
/// people. A figure that is held for another reason tells nothing.
///
/// Shapes    `held` as the gate gave it for this plan over these tables; the result in the order of
///           the plan's data, none of files.
/// Contract  those of told_figures.
std::vector<LoggedRows> logged_rows(const analysis::AnalysisPlan& plan,
                                    const std::map<std::string, Table>& tables, const Rules& rules,
                                    std::span<const HeldFigure> held);

}  // namespace peil::disclosure
