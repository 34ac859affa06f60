#pragma once

#include <string>
#include <vector>

#include "peil/analysis/run/prepare.h"
#include "peil/analysis/run/run.h"

namespace peil::analysis {

/// The table of a design, read as a frame: every row is one unit, whatever its weight.
const Table& frame_of(Run& run, const std::string& design);

/// The numbers of a column of a frame. Throws Refusal when it is not numeric or a row is blank: a
/// sample cannot be planned for units of which nothing is known.
std::vector<double> frame_numbers(const Table& frame, const std::string& column);

/// Rows of a frame by the combinations of columns. Throws Refusal when a row is blank.
Grouping frame_groups(const Table& frame, const std::vector<std::string>& columns);

/// Throws what stands in the way of a draw as one refusal, every problem a sentence.
[[noreturn]] void refuse(const std::string& variable, const Problems& problems);

}  // namespace peil::analysis
