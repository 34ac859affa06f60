#pragma once

#include <vector>

#include "peil/report/pen.h"

namespace peil::report {

/// The benchmark that may stand in the charts: of single organisations, on a scale of 1 to 10, of
/// the last wave's year. nullptr: there is none. Other levels are never drawn.
const BenchmarkRow* benchmark_to_draw(const Material& material);

/// "Single organisations, 2013: 7.1".
Words benchmark_label(const Pen& pen, const BenchmarkRow& row);

/// What may and may not be concluded from the benchmarks of the study; empty without any.
std::vector<Block> benchmark_blocks(Pen& pen);

}  // namespace peil::report
