#pragma once

#include "peil/cli/command.h"

namespace peil::cli {

/// `peil tables STUDY --spec FILE`: one table, in the form that is asked for.
int run_table_by_spec(const Arguments& arguments, Outside& outside, Streams streams);

}  // namespace peil::cli
