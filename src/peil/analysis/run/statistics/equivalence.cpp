#include "peil/findings/equivalence.h"

#include "peil/analysis/run/statistics/equivalence.h"
#include "peil/analysis/run/wave_pair.h"

namespace peil::analysis {
namespace {

struct Asked {
  WavePair pair;
  double margin = 0.0;
};

void test(Run& run, const Asked& asked) {
  const Common& common = asked.pair.common;
  for (const Compared& one : compared(run, asked.pair)) {
    const auto row = [&](const char* quantity, double value) {
      put(run, common.id, one.variable, one.domain.name, one.domain.level, quantity, value);
    };
    const findings::Equivalence found =
        findings::equivalence(one.difference, asked.margin, common.confidence);
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

std::function<void(Run&)> read(PlanKeys& keys, const std::string& id) {
  Asked asked{read_wave_pair(keys, id), keys.required_number("margin")};
  if (keys.has("margin") && !(asked.margin > 0.0)) {
    keys.wrong("margin", "plan.bad-value",
               "The margin is " + std::string("0 or below: no difference is smaller than that."),
               "Say how large a difference still counts as equal: \"margin\": 0.2.");
  }
  if (asked.pair.common.confidence <= 0.5) {
    keys.wrong("confidence", "plan.bad-value", "Two one-sided tests need a 'confidence' above 0.5.",
               "Write 0.95 for tests at 5 percent.");
  }
  return [asked](Run& run) { test(run, asked); };
}

}  // namespace

const Statistic equivalence_statistic{"equivalence", read};

}  // namespace peil::analysis
