#pragma once

#include "peil/model/estimate.h"

namespace peil::estimate {

/// A mark minus a benchmark, with the error of both: sqrt(se^2 + benchmark_error^2). A fixed
/// benchmark has error 0. One that was estimated is another sample, of which only the mean and its
/// error are known: independent, and the degrees of freedom stay those of the mark. Without an
/// error when the mark has none.
///
/// Contract  benchmark_error of 0 or more.
/// Source    docs/methods/benchmark.md
Estimate against_benchmark(const Estimate& mark, double benchmark, double benchmark_error = 0.0);

}  // namespace peil::estimate
