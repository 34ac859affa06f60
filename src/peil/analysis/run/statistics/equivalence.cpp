#include "peil/estimate/equivalence.h"

#include "peil/analysis/run/compute.h"
#include "peil/analysis/run/wave_pair.h"

namespace peil::analysis {
namespace {

using Asked = asked::Equivalence;

void test(Run& run, const Asked& asked) {
  const Common& common = asked.pair.common;
  for (const Compared& one : compared(run, asked.pair)) {
    const auto row = [&](const char* quantity, double value) {
      put(run, common.id, one.variable, one.domain.name, one.domain.level, quantity, value);
    };
    const estimate::Equivalence found =
        estimate::equivalence(one.difference, asked.margin, common.confidence);
    row("estimate", one.difference.value);
    row("se", *one.difference.standard_error);
    row("df", one.difference.degrees_of_freedom);
    if (found.interval) {
      row("ci_low", found.interval->low);
      row("ci_high", found.interval->high);
    }
    if (found.p) row("p", *found.p);
    row("equivalent", found.equivalent ? 1.0 : 0.0);
  }
}

}  // namespace

void compute(Run& run, const asked::Equivalence& asked) { test(run, asked); }

}  // namespace peil::analysis
