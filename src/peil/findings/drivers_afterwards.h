#pragma once

#include <string>

#include "peil/findings/driver_tables.h"
#include "peil/model/study.h"

namespace peil::findings {

/// Marks which tables, figures and changes rest on what is not as the plan of the wave was locked
/// (study/plan_entries.h): the mean of an aspect on its own item and group, all else on everything
/// that is weighed together and on the outcome of the case. Nothing where no plan was locked.
void say_what_came_afterwards(DriverTables& tables, const Study& study, const std::string& wave,
                              const std::string& before = "");

}  // namespace peil::findings
