#include "peil/analysis/run/compute.h"

#include "peil/analysis/run/put.h"
#include "peil/base/text.h"
#include "peil/estimate/student.h"
#include "peil/sampling/sample_size.h"

namespace peil::analysis {
namespace {

void add_sizes(Run& run, const asked::SampleSize& asked) {
  const auto row = [&](const asked::Wanted& one, const char* domain, const std::string& level,
                       std::optional<double> population) {
    const double z = estimate::normal_quantile(0.5 + one.confidence / 2.0);
    const double n =
        sampling::interviews_for_margin(asked.deff * one.variance, one.margin, z, population);
    if (!(n < 1e15))
      throw Refusal{one.quantity, "The margin " + exact_text(one.margin) +
                                      " takes more interviews than there are people."};
    run.add({.domain = domain,
             .level = level,
             .basis = on_plan(),
             .numbers = {{one.quantity, static_cast<double>(sampling::whole_interviews(n))}}});
  };
  for (const asked::Wanted& one : asked.wanted) {
    for (const auto& [name, population] : asked.populations) row(one, "N", name, population);
    if (asked.populations.empty()) row(one, "", "", {});
  }
}

}  // namespace

void compute(Run& run, const asked::SampleSize& asked) { add_sizes(run, asked); }

}  // namespace peil::analysis
