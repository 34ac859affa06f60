#include "peil/estimate/benchmark.h"

#include "peil/analysis/run/compute.h"
#include "peil/analysis/run/measures.h"
#include "peil/analysis/run/models.h"
#include "peil/estimate/student.h"
#include "peil/estimate/t_value.h"

namespace peil::analysis {
namespace {

using Asked = asked::Benchmark;

void print(Run& run, const Asked& asked, const std::string& variable, const DomainAsked& domain,
           const Estimate& mean) {
  for (const asked::Against& one : asked.against) {
    const std::string level = domain.level.empty() ? one.name : domain.level + "|" + one.name;
    const auto row = [&](const char* quantity, double value) {
      put(run, asked.common.id, variable, domain.name, level, quantity, value);
    };
    const Estimate difference = estimate::against_benchmark(mean, one.mean, one.error);
    row("difference", difference.value);
    row("se", *difference.standard_error);
    row("df", difference.degrees_of_freedom);
    row("n", static_cast<double>(mean.answers));
    if (const auto interval = estimate::interval(difference, asked.common.confidence)) {
      row("ci_low", interval->low);
      row("ci_high", interval->high);
    }
    if (const auto test = estimate::t_test(difference)) {
      row("t", test->t);
      row("p", test->p);
    }
  }
}

void compare(Run& run, const Asked& asked) {
  WaveSide side = wave_side(run, asked.common, asked.common.design);
  const std::vector<WaveMeans> means = wave_means(run, side, asked.measures);
  for (std::size_t m = 0; m < asked.measures.size(); ++m) {
    const Measure& measure = asked.measures[m];
    for (const DomainAsked& domain : side.tables.domains()) {
      const auto found = means[m].find(domain.level);
      if (found != means[m].end()) {
        print(run, asked, measure.name, domain, found->second.mean);
      } else {
        refuse(run, asked.common.id, measure.name, domain,
               "Nobody has an answer to '" + measure.column + "', so nothing compares.");
      }
    }
  }
}

}  // namespace

void compute(Run& run, const asked::Benchmark& asked) { compare(run, asked); }

}  // namespace peil::analysis
