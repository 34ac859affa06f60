#include "peil/analysis/run/statistics/means.h"

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

Common read_by(PlanKeys& keys, const std::string& id) {
  Common common = read_common(keys, id);
  read_by_each(keys, common);
  return common;
}

std::function<void(Run&)> read_mean(PlanKeys& keys, const std::string& id) {
  const Common common = read_by(keys, id);
  const bool without = keys.flag("deff"), with = keys.flag("deff_replace");
  if (with && without)
    keys.wrong("deff_replace", "plan.bad-value", "'deff' and 'deff_replace' are both asked for.",
               "Ask for them in two analyses: both are printed as deff.");
  std::optional<Replacement> deff;
  if (with || without) deff = with ? Replacement::With : Replacement::Without;
  return [=](Run& run) { put_means(run, common, false, deff); };
}

std::function<void(Run&)> read_total(PlanKeys& keys, const std::string& id) {
  const Common common = read_by(keys, id);
  return [=](Run& run) { put_means(run, common, true, {}); };
}

std::function<void(Run&)> read_spread(PlanKeys& keys, const std::string& id) {
  const Common common = read_by(keys, id);
  return [common](Run& run) { put_spreads(run, common); };
}

}  // namespace

const Statistic mean_statistic{"mean", read_mean};
const Statistic total_statistic{"total", read_total};
const Statistic spread_statistic{"sd", read_spread};

}  // namespace peil::analysis
