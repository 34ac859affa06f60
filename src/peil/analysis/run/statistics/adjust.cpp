#include "peil/analysis/run/statistics/adjust.h"

#include <algorithm>

#include "peil/analysis/run/put.h"
#include "peil/base/text.h"

namespace peil::analysis {
namespace {

struct Asked {
  std::string id, of;
  std::vector<std::string> variables;
  std::vector<double> p;
  std::vector<estimate::NamedAdjustment> methods;
};

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

std::function<void(Run&)> read(PlanKeys& keys, const std::string& id) {
  Asked asked{id, keys.text("of"), keys.texts("variables"), keys.numbers("p"), {}};
  asked.methods = read_adjustments(keys, "methods");
  if (asked.methods.empty()) (void)keys.required_texts("methods");
  if (asked.of.empty() == asked.p.empty()) {
    keys.wrong("p", "plan.bad-value", "Give either 'p' or 'of', one of the two.",
               "Write \"p\": [0.01, 0.04] or \"of\": \"the id of an analysis\".");
  }
  if (std::ranges::any_of(asked.p, [](double p) { return !(p >= 0.0 && p <= 1.0); }))
    keys.wrong("p", "plan.bad-value", "A p-value lies from 0 to 1.", "Look at the list.");
  return [asked](Run& run) { adjust(run, asked); };
}

}  // namespace

std::vector<estimate::NamedAdjustment> read_adjustments(PlanKeys& keys, std::string_view key) {
  std::vector<estimate::NamedAdjustment> methods;
  std::vector<std::string> known;
  for (const auto& one : estimate::adjustments()) known.emplace_back(one.name);
  for (const std::string& name : keys.texts(key)) {
    const auto all = estimate::adjustments();
    const auto found = std::ranges::find(all, name, &estimate::NamedAdjustment::name);
    if (found != all.end()) {
      methods.push_back(*found);
    } else {
      keys.wrong(key, "plan.bad-value", "There is no method '" + name + "'.",
                 "It is one of: " + join(known, ", ") + ".");
    }
  }
  return methods;
}

const Statistic adjust_statistic{"adjust", read};

}  // namespace peil::analysis
