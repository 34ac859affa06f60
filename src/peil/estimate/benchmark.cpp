#include "peil/estimate/benchmark.h"

#include <cmath>

#include "peil/base/contract.h"

namespace peil::estimate {

Estimate against_benchmark(const Estimate& mark, double benchmark, double benchmark_error) {
  expects(benchmark_error >= 0.0, "against_benchmark: an error of 0 or more");
  Estimate result = mark;
  result.value = mark.value - benchmark;
  if (mark.standard_error)
    result.standard_error = std::hypot(*mark.standard_error, benchmark_error);
  return result;
}

}  // namespace peil::estimate
