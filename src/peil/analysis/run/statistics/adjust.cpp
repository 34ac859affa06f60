#include "peil/analysis/run/compute.h"

#include <algorithm>

#include "peil/analysis/run/put.h"
#include "peil/base/text.h"

namespace peil::analysis {
namespace {

using Asked = asked::Adjust;

// The p-values to adjust, and what each of them is of.
struct Family {
  std::vector<double> p;
  std::vector<Cell> of;
};

// Those of an earlier analysis.
void add_earlier(Family& family, const AnalysisResult& earlier, const Asked& asked) {
  for (const Cell& cell : earlier.cells) {
    const bool wanted = asked.variables.empty() ||
                        std::ranges::find(asked.variables, cell.variable) != asked.variables.end();
    for (const NamedNumber& number : named_numbers(cell)) {
      if (number.name != "p" || !wanted) continue;
      family.p.push_back(number.value);
      family.of.push_back({.variable = cell.variable,
                           .domain = cell.domain,
                           .level = cell.level,
                           .basis = cell.basis});
    }
  }
}

Family family_of(Run& run, const Asked& asked) {
  Family family{asked.p, {}};
  for (std::size_t i = 0; i < asked.p.size(); ++i)
    family.of.push_back({.variable = "p" + std::to_string(i + 1), .basis = on_plan()});
  if (asked.of.empty()) return family;
  for (const AnalysisResult& earlier : run.results().analyses) {
    if (earlier.id != asked.of) continue;
    add_earlier(family, earlier, asked);
    run.also_from(earlier);
  }
  if (family.p.empty()) {
    throw Refusal{asked.of, "Analysis '" + asked.of +
                                "' gave no p-values to adjust. Does it stand before this one?"};
  }
  return family;
}

void adjust(Run& run, const Asked& asked) {
  const Family family = family_of(run, asked);
  for (const estimate::NamedAdjustment& one : asked.methods) {
    const std::vector<double> values = estimate::adjusted(family.p, one.method);
    for (std::size_t i = 0; i < values.size(); ++i) {
      Cell cell = family.of[i];
      cell.add(std::string(one.name), values[i]);
      run.add(std::move(cell));
    }
  }
}

}  // namespace

void compute(Run& run, const asked::Adjust& asked) { adjust(run, asked); }

}  // namespace peil::analysis
