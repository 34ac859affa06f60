#pragma once

#include "peil/findings/tipping.h"
#include "peil/report/pen.h"

namespace peil::report {

/// How much other those who did not answer would have to be before the verdict turns, for a cell:
/// "0.42 lower (70% missing)"; why there is no such number; a dash where nothing is tested.
Words tipping_cell(const Pen& pen, const Step& step);

/// What that cell says, for below the table.
Words tipping_note(const Pen& pen);

/// The same of the benchmarks that the last wave is held against, a sentence each.
std::vector<Words> tipping_of_benchmarks(Pen& pen);

}  // namespace peil::report
