#pragma once

#include <vector>

#include "peil/report/pen.h"

namespace peil::report {

/// The benchmark that may stand in the charts: of single organisations, on a scale of 1 to 10, of
/// the last wave's year. nullptr: there is none. Other levels are never drawn.
const BenchmarkRow* benchmark_to_draw(const Material& material);

/// "single organisations"
Words level_words(const Pen& pen, const BenchmarkRow& row);

/// It is not as it was locked for the last wave.
bool is_late(const Pen& pen, const BenchmarkRow& row);

/// "Single organisations, 2013: 7.1", with the sign of one that is not as it was locked.
Words benchmark_label(Pen& pen, const BenchmarkRow& row);

/// In what the row is not known to compare with the marks of the reporting groups in the last wave
/// (findings/benchmark_steps.h). Contract: a row without mismatches.
std::vector<Mismatch> not_known_of(const Material& material, const BenchmarkRow& row);

/// The same as a sentence: "It is not known whether these marks compare as to the question." Empty:
/// they do.
Words not_known_words(const Pen& pen, const BenchmarkRow& row);
/// The same behind another sentence: " It is not known ...".
Words about_comparing(const Pen& pen, const BenchmarkRow& row);

/// In what the register vouches that it compares, and why; empty: in nothing.
Words vouched_words(const Pen& pen, const BenchmarkRow& row);

/// What may and may not be concluded from the benchmarks of the study; empty without any.
std::vector<Block> benchmark_blocks(Pen& pen);

}  // namespace peil::report
