#include "peil/analysis/run/compute.h"

#include <algorithm>

#include "peil/analysis/run/put.h"
#include "peil/base/text.h"

namespace peil::analysis {
namespace {

using Asked = asked::Adjust;

// The p-values to adjust, as rows of the output: p1, p2, ... of a list.
std::vector<ResultRow> family(const Run& run, const Asked& asked) {
  std::vector<ResultRow> rows;
  for (std::size_t i = 0; i < asked.p.size(); ++i)
    rows.push_back({asked.id, "p" + std::to_string(i + 1), "", "", "p", asked.p[i]});
  if (asked.of.empty()) return rows;
  for (const ResultRow& row : run.results().rows) {
    const bool wanted = asked.variables.empty() ||
                        std::ranges::find(asked.variables, row.variable) != asked.variables.end();
    if (row.analysis == asked.of && row.quantity == "p" && wanted) {
      rows.push_back(row);
      rows.back().analysis = asked.id;
    }
  }
  if (rows.empty()) {
    throw Refusal{asked.of, "Analysis '" + asked.of +
                                "' gave no p-values to adjust. Does it stand before this one?"};
  }
  return rows;
}

void adjust(Run& run, const Asked& asked) {
  const std::vector<ResultRow> rows = family(run, asked);
  std::vector<double> p;
  for (const ResultRow& row : rows) p.push_back(row.value);
  for (const estimate::NamedAdjustment& one : asked.methods) {
    const std::vector<double> values = estimate::adjusted(p, one.method);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      put(run, asked.id, rows[i].variable, rows[i].domain, rows[i].level,
          std::string(one.name).c_str(), values[i]);
    }
  }
}

}  // namespace

void compute(Run& run, const asked::Adjust& asked) { adjust(run, asked); }

}  // namespace peil::analysis
