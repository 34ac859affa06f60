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
    bool equivalent = found.equivalent;
    if (one.by_bound()) {
      const auto alike = one.alike(2.0 * common.confidence - 1.0);
      put_alike(cell, alike);
      cell.test.reset();  // its p is of no difference at all
      equivalent =
          alike && estimate::place(alike->interval, asked.margin) == estimate::MarginPlace::Inside;
    }
    cell.add("equivalent", equivalent ? 1.0 : 0.0);
    run.add(std::move(cell));
  }
}

}  // namespace

void compute(Run& run, const asked::Equivalence& asked) { test(run, asked); }

}  // namespace peil::analysis
