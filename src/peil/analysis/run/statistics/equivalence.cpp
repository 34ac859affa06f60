#include "peil/estimate/equivalence.h"

#include "peil/analysis/run/compute.h"
#include "peil/analysis/run/wave_pair.h"

namespace peil::analysis {
namespace {

using Asked = asked::Equivalence;

void test(Run& run, const Asked& asked) {
  const Common& common = asked.pair.common;
  for (const Compared& one : compared(run, asked.pair)) {
    const estimate::Equivalence found =
        estimate::equivalence(one.difference, asked.margin, common.confidence);
    Cell cell = cell_of(one.variable, one.domain, basis_of(one), Form::Equivalence);
    cell.estimate = one.difference;
    cell.interval = found.interval;
    cell.test = Test{{}, found.p};
    cell.add("equivalent", found.equivalent ? 1.0 : 0.0);
    run.add(std::move(cell));
  }
}

}  // namespace

void compute(Run& run, const asked::Equivalence& asked) { test(run, asked); }

}  // namespace peil::analysis
