#include "peil/analysis/run/compute.h"

#include "peil/analysis/run/domain_tables.h"
#include "peil/analysis/run/models.h"
#include "peil/base/text.h"

namespace peil::analysis {
namespace {

using estimate::Replacement;

// Calls `put_one` for every variable in every domain with answers; others print an n of 0.
template <class PutOne>
void put_all(Run& run, const Common& common, const PutOne& put_one) {
  const Prepared& design = run.design(common.design);
  DomainTables tables(run, design, common);
  std::vector<DomainTables::Answers> items;
  for (const std::string& variable : common.variables)
    items.push_back(DomainTables::answers(run.numeric_column(design, variable)));
  const auto found = tables.of(std::move(items));
  for (std::size_t v = 0; v < common.variables.size(); ++v) {
    const std::string& variable = common.variables[v];
    tables.each(found[v], [&](const std::string& domain, const std::string& level,
                              const std::optional<estimate::DomainEstimate>& e) {
      const DomainAsked at{domain, level, {}};
      if (!e) return put(run, common.id, variable, domain, level, "n", 0.0);
      put_one(tables, variable, at, *e);
    });
  }
}

void put_means(Run& run, const Common& common, bool total, std::optional<Replacement> deff) {
  put_all(run, common,
          [&](DomainTables& tables, const std::string& variable, const DomainAsked& at,
              const estimate::DomainEstimate& e) {
            const Estimate& asked = total ? e.total : e.mean;
            if (!asked.standard_error) throw lonely_refusal(tables.classes(), variable);
            put_estimate(run, common, variable, at, asked);
            if (!deff) return;
            if (const auto effect = estimate::design_effect(e, *deff))
              put(run, common.id, variable, at.name, at.level, "deff", *effect);
          });
}

void put_spreads(Run& run, const Common& common) {
  put_all(run, common,
          [&](DomainTables&, const std::string& variable, const DomainAsked& at,
              const estimate::DomainEstimate& e) {
            const auto row = [&](const char* quantity, double value) {
              put(run, common.id, variable, at.name, at.level, quantity, value);
            };
            row("n", static_cast<double>(e.mean.answers));
            if (const auto sd = estimate::standard_deviation(e)) {
              row("estimate", sd->value);
              row("variance", sd->value * sd->value);
            } else {
              refuse(run, common.id, variable, at, "One answer has no standard deviation.");
            }
          });
}

}  // namespace

void compute(Run& run, const asked::Mean& asked) {
  put_means(run, asked.common, false, asked.deff);
}

void compute(Run& run, const asked::Total& asked) { put_means(run, asked.common, true, {}); }

void compute(Run& run, const asked::Spread& asked) { put_spreads(run, asked.common); }

}  // namespace peil::analysis
