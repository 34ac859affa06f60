#pragma once

#include <map>
#include <string>

#include "peil/findings/table_plan.h"

namespace peil::app {

/// Parts of a table, as the release log names them: its own people, everybody but a column, and the
/// wave beside it.
inline constexpr const char *part_now = "now", *part_rest = "rest", *part_before = "before";

/// The analyses that say of whom a table tells, by id. Pairs and changes compare the same people.
std::map<std::string, const char*> parts_of(const findings::TablePlan& plan);

/// The columns of a plan by what they are, of whichever wave: "total", "channel=phone".
std::map<std::string, std::string> column_names(const findings::TablePlan& plan);

}  // namespace peil::app
