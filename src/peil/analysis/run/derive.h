#pragma once

#include <string>

#include "peil/analysis/plan/plan.h"
#include "peil/model/table.h"
#include "peil/table/csv_table.h"

namespace peil::analysis {

/// The table with the plan's derived columns added and the rows that it does not keep left out.
/// A derived value is blank where a column that it uses is blank, or where it has none (a division
/// by 0); a condition over a blank does not hold (study/evaluate.h, Blanks::Spread).
///
/// Problems  "derive.name-taken"  a derived column has the name of one that is there
///           "derive.mixed"       a derived column that is a number in one row and a text in
///                                another
///           "keep.nothing"       no row is kept
/// Cost      a pass over the rows for each column, on as many threads as asked for; the result is
///           the same for any number
Result<Table> derived(Table table, const DataPlan& plan, int threads = 1);

/// How the plan says that a CSV file of its data is read.
table::CsvTableOptions csv_options(const DataPlan& plan, int threads = 1);

}  // namespace peil::analysis
