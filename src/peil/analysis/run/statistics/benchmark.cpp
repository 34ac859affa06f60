#include "peil/estimate/benchmark.h"

#include "peil/analysis/run/compute.h"
#include "peil/analysis/run/measures.h"
#include "peil/analysis/run/put.h"
#include "peil/estimate/student.h"
#include "peil/estimate/t_value.h"
#include "peil/table/level_names.h"

namespace peil::analysis {
namespace {

using Asked = asked::Benchmark;

void add(Run& run, const Asked& asked, const std::string& variable, const DomainAsked& domain,
         const Estimate& mean, const std::optional<Interval>& scale) {
  for (const asked::Against& one : asked.against) {
    const std::string level = table::within_level(domain.level, asked.common.by.size(), one.name);
    Estimate difference = estimate::against_benchmark(mean, one.mean, one.error);
    difference.answers = mean.answers;
    Cell cell = estimate_cell(asked.common, variable, {domain.name, level, {}}, difference,
                              Form::Benchmark);
    if (const auto test = estimate::t_test(difference)) cell.test = {test->t, test->p};
    if (mean.alike > 0.0 && scale)
      put_alike(cell, estimate::alike_against({mean, *scale}, one.mean, one.error,
                                              asked.common.confidence));
    run.add(std::move(cell));
  }
}

void compare(Run& run, const Asked& asked) {
  WaveSide side = wave_side(run, asked.common, asked.common.design);
  const std::vector<WaveMeans> means = wave_means(run, side, asked.measures);
  for (std::size_t m = 0; m < asked.measures.size(); ++m) {
    const Measure& measure = asked.measures[m];
    for (const DomainAsked& domain : domains_of(side.by_domain)) {
      const auto found = means[m].find(domain.level);
      if (found != means[m].end() && !found->second.mean.standard_error) {
        refuse(run, measure.name, domain, one_cluster_words(measure.name, domain));
      } else if (found != means[m].end()) {
        add(run, asked, measure.name, domain, found->second.mean,
            scale_of(run, side.design, measure));
      } else {
        refuse(run, measure.name, domain,
               "Nobody has an answer to '" + measure.column + "', so nothing compares.");
      }
    }
  }
}

}  // namespace

void compute(Run& run, const asked::Benchmark& asked) { compare(run, asked); }

}  // namespace peil::analysis
